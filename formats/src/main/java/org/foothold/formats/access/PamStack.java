package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.foothold.formats.linux.LineDamage;

/** Which modules decide on logons: <a href="https://manpages.debian.org/pam.d.5">pam.d(5)</a> and pam.conf(5). */
public record PamStack(List<Entry> entries, List<LineDamage> bad) {
    private static final Set<String> TYPES = Set.of("auth", "account", "session", "password");

    public PamStack {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A line of a stack.
     *
     * @param service empty in a file of pam.d, whose name it is
     * @param type in small letters; empty where a whole file is taken in by {@code @include}
     * @param silent whether a hyphen stands before the type: a module that is missing is not told
     * @param control in small letters; {@code include}, {@code substack} and {@code @include} name a file, not a module
     * @param actions what an answer does, where the control is a list in brackets
     * @param module name or path of the module, or of the file that is taken in
     */
    public record Entry(
            int line,
            String service,
            String type,
            boolean silent,
            String control,
            Map<String, String> actions,
            String module,
            List<String> arguments) {
        public Entry {
            actions = Map.copyOf(actions);
            arguments = List.copyOf(arguments);
        }

        /** Whether the module is a file of further lines. */
        public boolean includes() {
            return control.endsWith("include") || control.equals("substack");
        }
    }

    /** A file of pam.d. */
    public static PamStack read(byte[] bytes) {
        return read(bytes, false);
    }

    /** The file pam.conf, whose lines begin with the service. */
    public static PamStack readConf(byte[] bytes) {
        return read(bytes, true);
    }

    private static PamStack read(byte[] bytes, boolean services) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : joined(bytes, bad)) {
            List<String> words = words(line.text());
            if (words.isEmpty()) {
                continue;
            }
            boolean file = words.getFirst().equals("@include");
            int at = services && !file ? 1 : 0;
            if (words.size() < (file ? 2 : at + 3)) {
                bad.add(LineDamage.loss(line.number(), "line", "type, control and module", line.text()));
                continue;
            }
            String service = at == 0 ? "" : words.getFirst();
            if (file) {
                entries.add(
                        new Entry(line.number(), service, "", false, "@include", Map.of(), words.get(1), List.of()));
                continue;
            }
            String type = words.get(at).toLowerCase(Locale.ROOT);
            boolean silent = type.startsWith("-");
            type = silent ? type.substring(1) : type;
            if (!TYPES.contains(type)) {
                bad.add(LineDamage.flaw(line.number(), "type", TYPES.toString(), type));
            }
            String control = words.get(at + 1).toLowerCase(Locale.ROOT);
            List<String> arguments = words.subList(at + 3, words.size());
            entries.add(new Entry(
                    line.number(), service, type, silent, control, actions(control), words.get(at + 2), arguments));
        }
        return new PamStack(entries, bad);
    }

    /** A comment ends a line before a backslash can join it to the next. */
    private static List<TextLine> joined(byte[] bytes, List<LineDamage> bad) {
        List<TextLine> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (TextLine line : TextLines.of(bytes, bad)) {
            int hash = line.text().indexOf('#');
            String part = (hash < 0 ? line.text() : line.text().substring(0, hash)).stripTrailing();
            first = text.isEmpty() ? line.number() : first;
            boolean goesOn = hash < 0 && part.endsWith("\\") && text.length() < TextLines.MAX_LENGTH;
            text.append(goesOn ? part.substring(0, part.length() - 1) + " " : part);
            if (!goesOn) {
                joined.add(new TextLine(first, text.toString()));
                text.setLength(0);
            }
        }
        joined.add(new TextLine(first, text.toString()));
        return joined;
    }

    /** Words, of which one in brackets may hold blanks, and a closing bracket behind a backslash. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            StringBuilder word = new StringBuilder();
            if (c == '[') {
                at++;
                while (at < text.length() && text.charAt(at) != ']') {
                    at += text.startsWith("\\]", at) ? 1 : 0;
                    word.append(text.charAt(at++));
                }
                at++;
                // The control needs its brackets to be told from a word; an argument does not.
                words.add(words.size() < 3 && word.indexOf("=") > 0 ? "[" + word + "]" : word.toString());
                continue;
            }
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                word.append(text.charAt(at++));
            }
            words.add(word.toString());
        }
        return words;
    }

    private static Map<String, String> actions(String control) {
        Map<String, String> actions = new LinkedHashMap<>();
        if (control.startsWith("[")) {
            for (String pair : control.substring(1, control.length() - 1).trim().split("\\s+")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    actions.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return actions;
    }
}
