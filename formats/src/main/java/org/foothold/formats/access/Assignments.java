package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * Variables that a file sets.
 *
 * @param others what a shell would run beside them, and would do so whenever it reads the file
 */
public record Assignments(List<Entry> entries, List<TextLine> others, List<LineDamage> bad) {
    public Assignments {
        entries = List.copyOf(entries);
        others = List.copyOf(others);
        bad = List.copyOf(bad);
    }

    /** How such a file is read. */
    public enum Dialect {
        /** {@code /etc/environment}, as <a href="https://manpages.debian.org/pam_env.8">pam_env(8)</a> reads it. */
        PAM,
        /** <a href="https://manpages.debian.org/environment.d.5">environment.d(5)</a>. */
        SYSTEMD,
        /** A file that a shell reads: {@code /etc/default/*}, dracut.conf, initramfs.conf. */
        SHELL
    }

    /**
     * A variable.
     *
     * @param value without quotes; what a shell would put in for a dollar sign is not
     * @param appended whether it is added to what was there
     * @param exported whether programs inherit it for sure
     */
    public record Entry(int line, String name, String value, boolean appended, boolean exported) {}

    /** What the file says. */
    public static Assignments read(byte[] bytes, Dialect dialect) {
        if (dialect == Dialect.PAM) {
            return pam(bytes);
        }
        AssignmentCursor cursor = new AssignmentCursor(TextLines.whole(bytes), dialect == Dialect.SHELL);
        cursor.read();
        return new Assignments(cursor.entries, cursor.others, cursor.bad);
    }

    private static Assignments pam(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            int hash = line.text().indexOf('#');
            String text = (hash < 0 ? line.text() : line.text().substring(0, hash)).strip();
            text = text.startsWith("export ") ? text.substring(7) : text;
            if (text.isEmpty()) {
                continue;
            }
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (equals < 1 || !name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
                bad.add(LineDamage.loss(line.number(), "variable", "NAME=value", text));
                continue;
            }
            entries.add(new Entry(line.number(), name, unquoted(text.substring(equals + 1)), false, true));
        }
        return new Assignments(entries, List.of(), bad);
    }

    /** A quote in front goes, and so does one at the end; others stay. */
    private static String unquoted(String value) {
        if (!value.startsWith("\"") && !value.startsWith("'")) {
            return value;
        }
        String behind = value.substring(1);
        return behind.endsWith("\"") || behind.endsWith("'") ? behind.substring(0, behind.length() - 1) : behind;
    }
}
