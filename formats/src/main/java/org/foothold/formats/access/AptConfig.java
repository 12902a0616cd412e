package org.foothold.formats.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** The configuration of APT: <a href="https://manpages.debian.org/apt.conf.5">apt.conf(5)</a>. */
public record AptConfig(List<Entry> entries, List<LineDamage> bad) {
    /** APT itself keeps a hundred. */
    private static final int MAX_DEPTH = 100;

    /** Names of real settings are shorter than a hundred characters. */
    private static final int MAX_KEY = 512;

    public AptConfig {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A setting.
     *
     * @param key the whole name whatever blocks it stands in, as {@code apt-config dump} writes it: an element of a list
     *     ends in two colons; {@code #clear} and {@code #include} are keys too
     */
    public record Entry(int line, String key, String value) {}

    /** The settings below a name, whose letters may be large or small; of {@code DPkg::Pre-Invoke} its elements too. */
    public List<Entry> below(String name) {
        String start = name.toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> {
                    String key = entry.key().toLowerCase(Locale.ROOT);
                    return key.equals(start) || key.startsWith(start + "::");
                })
                .toList();
    }

    /** What the file says. */
    public static AptConfig read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        String parent = "";
        for (Fragment fragment : Fragment.of(TextLines.whole(bytes), true, false)) {
            String text = fragment.text();
            if (fragment.end() == '}' && text.isEmpty()) {
                parent = open.isEmpty() ? "" : open.removeLast();
                continue;
            }
            if (text.isEmpty() && fragment.end() == ';') {
                continue;
            }
            int end = endOfWord(text);
            String tag = word(text.substring(0, end));
            String value = value(text.substring(end).strip());
            boolean begins = fragment.end() == '{';
            boolean element = end == text.length() && !begins && !tag.startsWith("#");
            if (value == null || (!element && parent.length() + tag.length() > MAX_KEY)) {
                bad.add(LineDamage.loss(fragment.line(), "setting", "a short name and a value", text));
                continue;
            }
            if (tag.startsWith("#")) {
                entries.add(new Entry(fragment.line(), tag, value));
            } else if (element) {
                entries.add(new Entry(fragment.line(), parent + "::", tag));
            } else if (end < text.length()) {
                entries.add(new Entry(fragment.line(), below(parent, tag), value));
            }
            if (begins && open.size() < MAX_DEPTH) {
                open.addLast(parent);
                parent = below(parent, tag);
            }
            if (fragment.end() == '}') {
                parent = open.isEmpty() ? "" : open.removeLast();
            } else if (fragment.end() == ' ') {
                bad.add(LineDamage.flaw(fragment.line(), "setting", "a semicolon", text));
            }
        }
        return new AptConfig(entries, bad);
    }

    private static String below(String parent, String tag) {
        return parent.isEmpty() || tag.isEmpty() ? parent + tag : parent + "::" + tag;
    }

    /** A word ends at white space that is neither quoted nor in brackets. */
    private static int endOfWord(String text) {
        boolean quoted = false;
        int brackets = 0;
        int at = 0;
        while (at < text.length() && (quoted || brackets > 0 || !Character.isWhitespace(text.charAt(at)))) {
            char c = text.charAt(at);
            quoted = (c == '"') != quoted;
            brackets += quoted ? 0 : c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
            at++;
        }
        return at;
    }

    /** A word without its quotes, in which a percent sign stands before the number of a character. */
    private static String word(String text) {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
            if (c == '%' && high >= 0 && low >= 0) {
                word.append((char) (high << 4 | low));
                at += 2;
            } else if (c != '"') {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** Quoted texts, which are one, or else a single word; null where it is neither. */
    private static @Nullable String value(String text) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                value.append(c);
            } else if (!Character.isWhitespace(c)) {
                return endOfWord(text) == text.length() ? word(text) : null;
            } else if (!Character.isWhitespace(text.charAt(at - 1))) {
                value.append(' ');
            }
        }
        return quoted ? null : value.toString();
    }
}
