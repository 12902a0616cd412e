package org.foothold.engine.collect;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.Damaged;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.linux.LineReader;
import org.foothold.formats.linux.LogSink;

/** Gives the lines of a block to a reader. */
final class TextLines {
    /** The longest line that is read; daemons cut theirs off at some thousand bytes, and patterns are asked of each. */
    private static final int MAX_LINE = 1 << 20;

    private TextLines() {}

    static void read(JsonBlock block, LineReader reader, LogSink sink) {
        for (Damaged damage : block.damages()) {
            sink.damaged(LineDamage.loss(block.first(), damage.what(), damage.expected(), damage.found()));
        }
        for (int n = 0; n < block.size(); n++) {
            int from = block.from(n);
            int to = block.to(n);
            if (to > from && block.bytes()[to - 1] == '\r') {
                to--;
            }
            long number = block.first() + n;
            if (to - from > MAX_LINE) {
                sink.damaged(LineDamage.loss(number, "line", "at most " + MAX_LINE + " bytes", to - from + " bytes"));
            } else {
                reader.line(number, new String(block.bytes(), from, to - from, StandardCharsets.UTF_8), sink);
            }
        }
    }
}
