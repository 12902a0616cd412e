package org.foothold.formats.linux;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logs that are lines of text, known by their first lines. */
public enum TextLog {
    /** The log of the audit system; a daemon may have put a head of its own in front of each record. */
    AUDIT("^(?:[\\w<].{0,200} )?type=\\S{1,64} msg=audit\\(\\d{1,12}\\.\\d{1,3}:\\d{1,20}\\)"),
    /** What macOS installed: a time with a blank in it, and an offset of hours. */
    INSTALL("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[+-]\\d\\d \\S+ [^\\[\\]:]{1,128}\\[\\d+\\]: "),
    /** A system log: a host behind the time, and a program where the time alone could be anybody's. */
    SYSLOG("^(?:<\\d{1,3}>)?(?:1 (?:-|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\S* \\S+ \\S+ \\S+ \\S+ "
            + "|[A-Z][a-z]{2} [ \\d]\\d (?:\\d{4} )?\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? \\S+ "
            + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d) \\S+"
            + " [^\\s:\\[]{1,128}(?:\\[[^\\]\\s]{0,32}\\])?: )");

    /** Lines that are looked at. */
    private static final int LINES = 32;

    /** Of a line that is longer this much is looked at. */
    private static final int LINE_LENGTH = 1024;

    private final Pattern line;

    TextLog(String line) {
        this.line = Pattern.compile(line);
    }

    /** The log that a file is which begins so; null where it is none of these. More than half of its lines say it. */
    public static @Nullable TextLog of(byte[] start) {
        Map<TextLog, Integer> found = new EnumMap<>(TextLog.class);
        int lines = 0;
        int at = 0;
        while (at < start.length && lines < LINES) {
            int end = at;
            while (end < start.length && start[end] != '\n') {
                if (start[end] == 0) {
                    return null;
                }
                end++;
            }
            // The last line may be cut off, which matters only where there is no other.
            if (end < start.length || lines == 0) {
                String text = new String(start, at, Math.min(end - at, LINE_LENGTH), StandardCharsets.ISO_8859_1);
                lines += text.isBlank() ? 0 : 1;
                for (TextLog log : values()) {
                    if (log.line.matcher(text).find()) {
                        found.merge(log, 1, Integer::sum);
                        break;
                    }
                }
            }
            at = end + 1;
        }
        for (Map.Entry<TextLog, Integer> log : found.entrySet()) {
            if (2 * log.getValue() > lines) {
                return log.getKey();
            }
        }
        return null;
    }
}
