package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * Keys and values in sections: configurations of dnf and pip, of NetworkManager, D-Bus services, local authorities of
 * polkit (.pkla), npm.
 */
public record IniFile(List<Entry> entries, List<LineDamage> bad) {
    /** Lines that one value may have. */
    private static final int MAX_LINES = 4096;

    public IniFile {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /** How such a file is read. */
    public enum Dialect {
        /**
         * <a href="https://specifications.freedesktop.org/desktop-entry-spec/latest/basic-format.html">Key files</a>:
         * NetworkManager, D-Bus services, .pkla.
         */
        KEY_FILE,
        /** <a href="https://docs.python.org/3/library/configparser.html">configparser</a>: dnf, yum, pip. */
        PYTHON,
        /** <a href="https://docs.npmjs.com/cli/configuring-npm/npmrc">npmrc</a>: mostly without sections. */
        NPM
    }

    /**
     * A key.
     *
     * @param section empty before the first of them
     * @param value lines that go on are parted by line feeds; of a key alone it is {@code true} in npmrc
     */
    public record Entry(int line, String section, String key, String value) {}

    /** The values of a key. */
    public List<String> values(String section, String key) {
        return entries.stream()
                .filter(entry -> entry.section().equals(section) && entry.key().equals(key))
                .map(Entry::value)
                .toList();
    }

    /** What the file says. */
    public static IniFile read(byte[] bytes, Dialect dialect) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        String section = "";
        int more = -1;
        StringBuilder value = new StringBuilder();
        List<TextLine> lines = TextLines.of(bytes, bad);
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#") || (text.startsWith(";") && dialect != Dialect.KEY_FILE)) {
                continue;
            }
            if (more >= 0 && Character.isWhitespace(line.text().charAt(0)) && more < MAX_LINES) {
                value.append('\n').append(text);
                more++;
                Entry last = entries.getLast();
                boolean ends = i + 1 == lines.size() || !lines.get(i + 1).text().matches("(?s)[ \t].*");
                entries.set(entries.size() - 1, ends ? with(last, value) : last);
                continue;
            }
            more = -1;
            int separator = separator(text, dialect);
            if (text.startsWith("[") && text.indexOf(']') > 0 && !(separator > 0 && separator < text.indexOf(']'))) {
                section = text.substring(1, text.indexOf(']'));
            } else if (separator > 0 || (separator < 0 && dialect == Dialect.NPM)) {
                String key = separator < 0 ? text : text.substring(0, separator).strip();
                String found =
                        separator < 0 ? "true" : text.substring(separator + 1).strip();
                entries.add(new Entry(line.number(), section, key, dialect == Dialect.NPM ? unquoted(found) : found));
                more = dialect == Dialect.PYTHON ? 0 : -1;
                value.setLength(0);
                value.append(found);
            } else {
                bad.add(LineDamage.loss(line.number(), "line", "a section or a key with a value", text));
            }
        }
        return new IniFile(entries, bad);
    }

    private static Entry with(Entry entry, StringBuilder value) {
        return new Entry(entry.line(), entry.section(), entry.key(), value.toString());
    }

    private static int separator(String text, Dialect dialect) {
        int equals = text.indexOf('=');
        int colon = dialect == Dialect.PYTHON ? text.indexOf(':') : -1;
        return colon >= 0 && (equals < 0 || colon < equals) ? colon : equals;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
