package org.foothold.formats.access;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/** Bytes of a text file as lines: UTF-8, where any other byte stands for the character of its number. */
final class TextLines {
    /** The longest real files of this kind, lists of groups and boot menus, have some ten thousand lines. */
    static final int MAX_LINES = 1 << 20;

    /** Members of a large group fill 100 KB; what is longer is cut, so that padding does not hide its beginning. */
    static final int MAX_LENGTH = 1 << 18;

    private TextLines() {}

    /** All lines; what is cut off is told. */
    static List<TextLine> of(byte[] bytes, List<LineDamage> bad) {
        List<TextLine> lines = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            if (lines.size() == MAX_LINES) {
                bad.add(LineDamage.loss(MAX_LINES + 1L, "lines", "at most " + MAX_LINES, "more"));
                break;
            }
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int number = lines.size() + 1;
            int length = end - at;
            if (length > MAX_LENGTH) {
                bad.add(LineDamage.flaw(number, "line", "at most " + MAX_LENGTH + " bytes", length + " bytes"));
                length = MAX_LENGTH;
            } else if (length > 0 && bytes[end - 1] == '\r') {
                length--;
            }
            lines.add(new TextLine(number, text(bytes, at, length)));
            at = end + 1;
        }
        return lines;
    }

    /**
     * Lines of which one that ends in a backslash goes on in the next.
     *
     * @param joint what stands for the backslash and the end of the line
     * @param escapes whether a backslash before the last one makes that one mean itself
     */
    static List<TextLine> continued(byte[] bytes, String joint, boolean escapes, List<LineDamage> bad) {
        List<TextLine> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (TextLine line : of(bytes, bad)) {
            first = first == 0 ? line.number() : first;
            int slashes = slashesAtEnd(line.text());
            boolean goesOn = escapes ? slashes % 2 == 1 : slashes > 0;
            int room = Math.max(0, MAX_LENGTH - text.length());
            String part = goesOn ? line.text().substring(0, line.text().length() - 1) + joint : line.text();
            if (part.length() > room && !part.isEmpty()) {
                bad.add(LineDamage.flaw(line.number(), "continued line", "at most " + MAX_LENGTH, "more"));
                part = part.substring(0, room);
            }
            text.append(part);
            if (!goesOn) {
                joined.add(new TextLine(first, text.toString()));
                text.setLength(0);
                first = 0;
            }
        }
        if (first != 0) {
            joined.add(new TextLine(first, text.toString()));
        }
        return joined;
    }

    /** The whole file as one text, cut where lines would be too many. */
    static String whole(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    private static int slashesAtEnd(String text) {
        int at = text.length();
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at--;
        }
        return text.length() - at;
    }

    private static String text(byte[] bytes, int at, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.wrap(bytes, at, length);
        CharBuffer to = CharBuffer.allocate(length + 1);
        while (true) {
            CoderResult result = decoder.decode(from, to, true);
            if (result.isUnderflow() || result.isOverflow()) {
                return to.flip().toString();
            }
            for (int i = result.length(); i > 0; i--) {
                to.put((char) (from.get() & 0xff));
            }
            decoder.reset();
        }
    }
}
