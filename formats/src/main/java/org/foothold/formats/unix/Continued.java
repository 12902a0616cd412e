package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;

/** Lines of which one goes on in the next where it ends in a backslash. */
final class Continued {
    private Continued() {}

    /** Lines put together, with the number of the first of each and nothing in place of the backslash. */
    static List<TextLines.Line> lines(List<TextLines.Line> lines) {
        List<TextLines.Line> whole = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 0;
        for (TextLines.Line line : lines) {
            first = first == 0 ? line.number() : first;
            String text = line.text();
            if (text.endsWith("\\") && open.length() + text.length() <= TextLines.MAX_LINE) {
                open.append(text, 0, text.length() - 1);
                continue;
            }
            whole.add(new TextLines.Line(first, open.append(text).toString()));
            open.setLength(0);
            first = 0;
        }
        if (first != 0) {
            whole.add(new TextLines.Line(first, open.toString()));
        }
        return whole;
    }
}
