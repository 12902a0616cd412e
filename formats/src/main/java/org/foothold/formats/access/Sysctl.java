package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** Settings of the kernel: <a href="https://manpages.debian.org/sysctl.d.5">sysctl.d(5)</a> and sysctl.conf(5). */
public record Sysctl(List<Entry> entries, List<LineDamage> bad) {
    public Sysctl {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A setting.
     *
     * @param key with dots between its parts; a dot in a part is a slash, as sysctl writes it
     * @param value null where the line only takes the key out of a pattern before it
     * @param ignored whether it may fail
     */
    public record Entry(int line, String key, @Nullable String value, boolean ignored) {}

    /** What the file says. */
    public static Sysctl read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            boolean ignored = text.startsWith("-");
            int equals = text.indexOf('=');
            String key = text.substring(ignored ? 1 : 0, equals < 0 ? text.length() : Math.max(equals, ignored ? 1 : 0))
                    .strip();
            if (key.isEmpty() || (equals < 0 && !ignored)) {
                bad.add(LineDamage.loss(line.number(), "setting", "key = value", text));
                continue;
            }
            String value = equals < 0 ? null : text.substring(equals + 1).strip();
            entries.add(new Entry(line.number(), dotted(key), value, ignored));
        }
        return new Sysctl(entries, bad);
    }

    /** The separator that comes first is the one that parts. */
    private static String dotted(String key) {
        int slash = key.indexOf('/');
        int dot = key.indexOf('.');
        if (slash < 0 || (dot >= 0 && dot < slash)) {
            return key;
        }
        StringBuilder dotted = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            dotted.append(c == '/' ? '.' : c == '.' ? '/' : c);
        }
        return dotted.toString();
    }
}
