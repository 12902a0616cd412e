package org.foothold.formats.unix;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/** Bytes of a small text file as text and as numbered lines: UTF-8, and each byte that is not is the character of that number. */
final class TextLines {
    /** Files that start programs are written by hand or by packages; none is near this. */
    static final int MAX_BYTES = 16 << 20;

    /** What systemd takes as the longest line; others take less. */
    static final int MAX_LINE = 1 << 20;

    /** Many times the longest crontab or script that people keep. */
    static final int MAX_LINES = 500_000;

    private static final int MARK = 0xFEFF;

    private TextLines() {}

    /** One line without its end. */
    record Line(int number, String text) {
        /** Without white space around it. */
        String stripped() {
            return text.strip();
        }
    }

    /** The text without a mark of byte order; what is beyond the bound is left out, and that is damage. */
    static String text(byte[] bytes, List<LineDamage> damages) {
        byte[] taken = bytes;
        if (bytes.length > MAX_BYTES) {
            damages.add(LineDamage.loss(1, "file", "at most " + MAX_BYTES + " bytes", bytes.length + " bytes"));
            taken = Arrays.copyOf(bytes, MAX_BYTES);
        }
        String text = decoded(taken);
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** The lines of these bytes, the first being one; ends are LF or CR LF. */
    static List<Line> of(byte[] bytes, List<LineDamage> damages) {
        return of(text(bytes, damages), damages);
    }

    static List<Line> of(String text, List<LineDamage> damages) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            end = end < 0 ? text.length() : end;
            if (++number > MAX_LINES) {
                damages.add(LineDamage.loss(number, "file", "at most " + MAX_LINES + " lines", "more"));
                break;
            }
            if (end > at && text.charAt(end - 1) == '\r') {
                end--;
            }
            if (end - at > MAX_LINE) {
                damages.add(LineDamage.loss(number, "line", "at most " + MAX_LINE + " characters", (end - at) + ""));
            } else {
                lines.add(new Line(number, text.substring(at, end)));
            }
            at = next;
        }
        return lines;
    }

    private static String decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                break;
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (in.get() & 0xFF));
            }
            decoder.reset();
        }
        return out.flip().toString();
    }
}
