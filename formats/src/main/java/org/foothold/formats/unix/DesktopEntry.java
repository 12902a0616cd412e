package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * A desktop entry, such as those that are started with a session: Desktop Entry Specification 1.5, Desktop Application
 * Autostart Specification 0.5.
 *
 * @param keys all keys of all groups in the order of the file, values as they are written
 * @param damages lines that are no keys
 */
public record DesktopEntry(List<Key> keys, List<LineDamage> damages) {
    private static final String MAIN = "Desktop Entry";

    /** Codes that stand for files and that nothing is put in place of when a session starts the entry. */
    private static final String FILES = "fFuUdDnNvm";

    /** A key with its group; a translated one has its language in the name. */
    public record Key(int line, String group, String name, String value) {}

    public DesktopEntry {
        keys = List.copyOf(keys);
        damages = List.copyOf(damages);
    }

    /** Reads an entry. */
    public static DesktopEntry read(byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        String group = "";
        for (TextLines.Line line : TextLines.of(bytes, damages)) {
            String text = line.stripped();
            int equals = text.indexOf('=');
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            if (text.charAt(0) == '[' && text.endsWith("]")) {
                group = text.substring(1, text.length() - 1);
            } else if (equals > 0 && !group.isEmpty()) {
                keys.add(new Key(
                        line.number(),
                        group,
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip()));
            } else {
                damages.add(LineDamage.loss(line.number(), "line", "a group, or a key in a group", text));
            }
        }
        return new DesktopEntry(keys, damages);
    }

    /** The last key of this name in a group, for desktops take the last. */
    public @Nullable Key key(String group, String name) {
        Key found = null;
        for (Key key : keys) {
            found = key.group().equals(group) && key.name().equals(name) ? key : found;
        }
        return found;
    }

    /** A value of the entry itself with its escapes replaced, or null. */
    public @Nullable String value(String name) {
        Key key = key(MAIN, name);
        return key == null ? null : unescaped(key.value());
    }

    /** Whether a value of the entry itself is true. */
    public boolean isTrue(String name) {
        String value = value(name);
        return "true".equalsIgnoreCase(value) || "1".equals(value);
    }

    /** A list of the entry itself, such as OnlyShowIn. */
    public List<String> list(String name) {
        String value = value(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(";"))
                        .filter(part -> !part.isBlank())
                        .toList();
    }

    /** The groups that have a command: the entry itself and its actions. */
    public List<String> groupsWithCommand() {
        return keys.stream()
                .filter(key -> key.name().equals("Exec"))
                .map(Key::group)
                .distinct()
                .toList();
    }

    /** The words of the command of a group when it is started without files; empty where there is none. */
    public List<String> command(String group) {
        Key exec = key(group, "Exec");
        List<String> words = new ArrayList<>();
        if (exec == null) {
            return words;
        }
        for (ShellWords.Word word : words(unescaped(exec.value()))) {
            String raw = word.text();
            if (raw.equals("%i")) {
                String icon = value("Icon");
                words.addAll(icon == null ? List.of() : List.of("--icon", icon));
            } else if (!(raw.length() == 2 && raw.charAt(0) == '%' && FILES.indexOf(raw.charAt(1)) >= 0)) {
                words.add(filled(raw));
            }
        }
        return List.copyOf(words);
    }

    /** Operators mean nothing here, so that a sign of them is hidden from the shell's rules. */
    private static List<ShellWords.Word> words(String exec) {
        StringBuilder text = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < exec.length(); i++) {
            char c = exec.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < exec.length()) {
                text.append(c).append(exec.charAt(++i));
                continue;
            }
            quote = c == quote ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
            boolean sign = quote == 0 ? ";&|()<>$`#\n".indexOf(c) >= 0 : quote == '"' && (c == '$' || c == '`');
            text.append(sign ? "\\" : "").append(c);
        }
        // A word in front keeps the first of theirs from being taken as a keyword or an assignment.
        return ShellWords.read("x " + text).commands().stream()
                .flatMap(command -> command.words().stream().skip(1))
                .toList();
    }

    private String filled(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char code = c == '%' && i + 1 < word.length() ? word.charAt(i + 1) : 0;
            if (code == '%' || code == 'c' || FILES.indexOf(code) >= 0) {
                String name = value("Name");
                out.append(code == '%' ? "%" : code == 'c' && name != null ? name : "");
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String unescaped(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int at = c == '\\' && i + 1 < value.length() ? "sntr\\".indexOf(value.charAt(i + 1)) : -1;
            out.append(at < 0 ? c : " \n\t\r\\".charAt(at));
            i += at < 0 ? 0 : 1;
        }
        return out.toString();
    }
}
