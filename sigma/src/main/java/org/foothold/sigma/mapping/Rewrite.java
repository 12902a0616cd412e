package org.foothold.sigma.mapping;

import java.util.List;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** One step from the text that an event has to the text that rules expect. */
public sealed interface Rewrite {

    /** The rewritten text; null where nothing is left to match. */
    @Nullable
    String apply(String text);

    /**
     * The first replacement whose {@code from} begins the text, letter case aside, puts its {@code to} in that place; a
     * {@code #} in it stands for one or more digits.
     */
    record Prefix(List<Replacement> replacements) implements Rewrite {
        public Prefix {
            replacements = List.copyOf(replacements);
        }

        @Override
        public String apply(String text) {
            for (Replacement replacement : replacements) {
                int end = end(replacement.from(), text);
                if (end >= 0) {
                    return replacement.to() + text.substring(end);
                }
            }
            return text;
        }

        private static int end(String prefix, String text) {
            int at = 0;
            for (int i = 0; i < prefix.length(); i++) {
                if (at >= text.length()) {
                    return -1;
                }
                if (prefix.charAt(i) != '#') {
                    if (Fold.fold(prefix.charAt(i)) != Fold.fold(text.charAt(at))) {
                        return -1;
                    }
                    at++;
                    continue;
                }
                int start = at;
                while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    at++;
                }
                if (at == start) {
                    return -1;
                }
            }
            return at;
        }
    }

    /** The first replacement whose {@code from} is the whole text, letter case aside, gives its {@code to}. */
    record Value(List<Replacement> replacements) implements Rewrite {
        public Value {
            replacements = List.copyOf(replacements);
        }

        @Override
        public String apply(String text) {
            for (Replacement replacement : replacements) {
                if (text.equalsIgnoreCase(replacement.from())) {
                    return replacement.to();
                }
            }
            return text;
        }
    }

    /** What follows {@code label} up to the end of its line, without white space around it; nothing where it is not there. */
    record Line(String label) implements Rewrite {
        @Override
        public @Nullable String apply(String text) {
            int found = text.indexOf(label);
            if (found < 0) {
                return null;
            }
            int start = found + label.length();
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return text.substring(start, end).strip();
        }
    }

    /** What stands before {@code mark} where it stands first; all of the text where it is not there. */
    record Before(String mark) implements Rewrite {
        @Override
        public String apply(String text) {
            int found = text.indexOf(mark);
            return found < 0 ? text : text.substring(0, found);
        }
    }

    /** What stands behind {@code mark} where it stands last; nothing where it is not there. */
    record Behind(String mark) implements Rewrite {
        @Override
        public @Nullable String apply(String text) {
            int found = text.lastIndexOf(mark);
            return found < 0 ? null : text.substring(found + mark.length());
        }
    }

    /** The line of this number, the first being one: the value that stands there among those of a field without newlines. */
    record Part(int number) implements Rewrite {
        @Override
        public @Nullable String apply(String text) {
            int start = 0;
            for (int i = 1; i < number; i++) {
                start = text.indexOf('\n', start) + 1;
                if (start == 0) {
                    return null;
                }
            }
            int end = text.indexOf('\n', start);
            return end < 0 ? text.substring(start) : text.substring(start, end);
        }
    }

    /** The values of a field on one line, with the separator between them where there were line feeds. */
    record Between(String separator) implements Rewrite {
        @Override
        public String apply(String text) {
            return text.replace("\n", separator);
        }
    }

    /** A hexadecimal number such as {@code 0x1f4} in decimal digits; any other text as it is. */
    record Decimal() implements Rewrite {
        /** Digits of an unsigned number of 64 bits. */
        private static final int MAX_DIGITS = 16;

        @Override
        public String apply(String text) {
            if (!text.startsWith("0x") || text.length() <= 2 || text.length() > 2 + MAX_DIGITS) {
                return text;
            }
            for (int i = 2; i < text.length(); i++) {
                if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) >= 0x80) {
                    return text;
                }
            }
            return Long.toUnsignedString(Long.parseUnsignedLong(text, 2, text.length(), 16));
        }
    }

    /** One text for another. */
    record Replacement(String from, String to) {}
}
