package org.foothold.engine.incident;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One kind of thing that findings may have in common.
 *
 * @param says what findings then share, in words
 * @param within how far apart in time neighbours with the same value may be
 * @param weight {@link #ENOUGH} joins alone; less needs another kind beside it
 * @param most findings that may share a value; shared by more, it joins nothing
 * @param anywhere whether it joins across targets
 * @param account whether its values are accounts, which the incident then names
 * @param form how values are compared
 * @param never values that join nothing
 */
record Join(
        String name,
        String says,
        Duration within,
        int weight,
        int most,
        boolean anywhere,
        boolean account,
        Form form,
        List<Glob> never,
        List<Source> fields) {
    /** The weight that joins two findings. */
    static final int ENOUGH = 2;

    Join {
        never = List.copyOf(never);
        fields = List.copyOf(fields);
    }

    /** Whether this kind needs no other beside it. */
    boolean joinsAlone() {
        return weight >= ENOUGH;
    }

    /**
     * A field of evidence that holds such values.
     *
     * @param where fields that must have one of the values, in small letters
     * @param unless fields whose value, where it is one of these, makes this field say nothing
     */
    record Source(String field, Map<String, List<String>> where, Map<String, List<Glob>> unless) {
        Source {
            where = Map.copyOf(where);
            unless = Map.copyOf(unless);
        }
    }

    /** How values of one thing, written in different ways, are made alike. */
    enum Form {
        /** Letter case aside. */
        TEXT,
        /** {@code 0x24f4} is {@code 9460}. */
        NUMBER,
        /** Without quotes and the prefixes of the kernel; {@code /} and {@code \} stay what they are. */
        PATH,
        /** Without the domain in front of a backslash. */
        ACCOUNT;

        String of(String value) {
            String text = value.strip().toLowerCase(Locale.ROOT);
            return switch (this) {
                case TEXT -> text;
                case NUMBER -> number(text);
                case PATH -> path(text);
                case ACCOUNT -> text.substring(text.lastIndexOf('\\') + 1);
            };
        }

        private static String number(String text) {
            if (!text.startsWith("0x") || text.length() > "0xffffffffffffffff".length()) {
                return text;
            }
            try {
                return Long.toUnsignedString(Long.parseUnsignedLong(text, 2, text.length(), 16));
            } catch (NumberFormatException notANumber) {
                return text;
            }
        }

        private static String path(String text) {
            String bare = text.replace("\"", "");
            return bare.startsWith("\\??\\") || bare.startsWith("\\\\?\\") ? bare.substring(4) : bare;
        }
    }
}
