package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foothold.formats.FormatException;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * The keys that open an account, and what each may do: <a href="https://manpages.debian.org/sshd.8">sshd(8)</a>,
 * AUTHORIZED_KEYS FILE FORMAT.
 */
public record AuthorizedKeys(List<Entry> entries, List<LineDamage> bad) {
    /** A line has some options; a permitlisten or permitopen list can be long. */
    private static final int MAX_OPTIONS = 4096;

    private static final Set<String> VALUES = Set.of(
            "command", "environment", "expiry-time", "from", "permitlisten", "permitopen", "principals", "tunnel");
    private static final Set<String> SWITCHES = Set.of(
            "agent-forwarding",
            "cert-authority",
            "port-forwarding",
            "pty",
            "restrict",
            "touch-required",
            "user-rc",
            "verify-required",
            "x11-forwarding");

    public AuthorizedKeys {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A key.
     *
     * @param comment whatever stands behind it
     */
    public record Entry(int line, List<Option> options, PublicKey key, String comment) {
        public Entry {
            options = List.copyOf(options);
        }

        /** Whether an option stands there. */
        public boolean has(String name) {
            return options.stream().anyMatch(option -> option.name().equals(name));
        }

        /** The values of an option. */
        public List<String> values(String name) {
            List<String> values = new ArrayList<>();
            for (Option option : options) {
                if (option.name().equals(name) && option.value() != null) {
                    values.add(option.value());
                }
            }
            return List.copyOf(values);
        }
    }

    /**
     * An option of a key.
     *
     * @param name in small letters; {@code no-} stays in front of what is switched off
     * @param value without its quotes; null where it has none
     */
    public record Option(String name, @Nullable String value) {}

    /** What the file says. */
    public static AuthorizedKeys read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            try {
                entries.add(entry(line.number(), text, bad));
            } catch (FormatException problem) {
                bad.add(LineDamage.loss(line.number(), problem.what(), problem.expected(), problem.found()));
            }
        }
        return new AuthorizedKeys(entries, bad);
    }

    /** As sshd does it: what does not begin with the type of a key begins with options. */
    private static Entry entry(int line, String text, List<LineDamage> bad) {
        int first = endOfWord(text, 0, false);
        if (PublicKey.isType(text.substring(0, first))) {
            return keyed(line, List.of(), text);
        }
        int end = endOfWord(text, 0, true);
        return keyed(
                line,
                options(line, text.substring(0, end), bad),
                text.substring(end).strip());
    }

    private static Entry keyed(int line, List<Option> options, String text) {
        int end = endOfWord(text, 0, false);
        String type = text.substring(0, end);
        if (!PublicKey.isType(type)) {
            throw new FormatException("type of key", 0, "one that sshd knows", type);
        }
        String rest = text.substring(end).stripLeading();
        int behind = endOfWord(rest, 0, false);
        PublicKey key = PublicKey.read(type, rest.substring(0, behind));
        return new Entry(line, options, key, rest.substring(behind).strip());
    }

    private static List<Option> options(int line, String text, List<LineDamage> bad) {
        List<Option> options = new ArrayList<>();
        int at = 0;
        while (at < text.length() && options.size() < MAX_OPTIONS) {
            int from = at;
            while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ',') {
                at++;
            }
            String name = text.substring(from, at).toLowerCase(Locale.ROOT);
            String value = null;
            if (at < text.length() && text.charAt(at) == '=') {
                int end = endOfValue(text, at + 1);
                value = unquoted(text.substring(at + 1, end));
                at = end;
            }
            if (!known(name, value)) {
                bad.add(LineDamage.flaw(line, "option", "one that sshd knows", name));
            }
            options.add(new Option(name, value));
            at++;
        }
        return options;
    }

    private static boolean known(String name, @Nullable String value) {
        if (value != null) {
            return VALUES.contains(name);
        }
        return SWITCHES.contains(name.startsWith("no-") ? name.substring(3) : name);
    }

    private static int endOfValue(String text, int from) {
        boolean quoted = false;
        int at = from;
        while (at < text.length() && (quoted || text.charAt(at) != ',')) {
            if (text.startsWith("\\\"", at)) {
                at++;
            } else if (text.charAt(at) == '"') {
                quoted = !quoted;
            }
            at++;
        }
        return Math.min(at, text.length());
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        int end = value.endsWith("\"") && value.length() > 1 ? value.length() - 1 : value.length();
        return value.substring(1, end).replace("\\\"", "\"");
    }

    /** Where white space ends a word; between quotes it does not. */
    private static int endOfWord(String text, int from, boolean quotes) {
        boolean quoted = false;
        int at = from;
        while (at < text.length() && (quoted || (text.charAt(at) != ' ' && text.charAt(at) != '\t'))) {
            if (quotes && text.startsWith("\\\"", at)) {
                at++;
            } else if (quotes && text.charAt(at) == '"') {
                quoted = !quoted;
            }
            at++;
        }
        return Math.min(at, text.length());
    }
}
