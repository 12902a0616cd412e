package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * A line of passwd, group or a shadow file, split at its colons as the C library does it: white space in front and lines
 * of comment are skipped, and fields that are missing at the end are empty.
 */
final class AccountLine {
    /** The largest number of an account; what is larger becomes it. */
    private static final long MAX_ID = 0xffff_ffffL;

    private final TextLine line;
    private final String[] fields;
    private final List<LineDamage> bad;

    private AccountLine(TextLine line, String[] fields, List<LineDamage> bad) {
        this.line = line;
        this.fields = fields;
        this.bad = bad;
    }

    /**
     * What the lines of a file give.
     *
     * @param fields how many a line has
     * @param needed how many the C library insists on
     * @param entry null where the line gives none
     */
    static <T> List<T> read(
            byte[] bytes, int fields, int needed, List<LineDamage> bad, Function<AccountLine, @Nullable T> entry) {
        List<T> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.text().stripLeading();
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            String[] split = text.split(":", fields);
            boolean more = split[split.length - 1].indexOf(':') >= 0;
            boolean own = nis(split[0]) == Nis.NONE;
            boolean lost = split[0].isEmpty() || (own && split.length < needed);
            if (lost || (own && (split.length != fields || more))) {
                String found = more ? "more fields" : split.length + " fields";
                bad.add(new LineDamage(line.number(), "fields", fields + " fields and a name", found, lost));
            }
            T made = lost ? null : entry.apply(new AccountLine(line, Arrays.copyOf(split, fields), bad));
            if (made != null) {
                entries.add(made);
            }
        }
        return List.copyOf(entries);
    }

    int number() {
        return line.number();
    }

    /** The name without the sign of NIS. */
    String name() {
        return nis() == Nis.NONE ? field(0) : field(0).substring(1);
    }

    Nis nis() {
        return nis(field(0));
    }

    String field(int index) {
        String field = fields[index];
        return field == null ? "" : field;
    }

    /** The names of a list with commas. */
    List<String> names(int index) {
        List<String> names = new ArrayList<>();
        for (String name : field(index).split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return List.copyOf(names);
    }

    /** Whether the field is empty or a number. */
    boolean numberOrEmpty(int index, String what) {
        if (field(index).isBlank() || id(index) != null) {
            return true;
        }
        bad.add(LineDamage.loss(number(), what, "a number", field(index)));
        return false;
    }

    /** A number as strtoul reads it: white space and a sign in front, and what is too large becomes the largest. */
    @Nullable
    Long id(int index) {
        String digits = field(index).stripLeading();
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        long value = significant.length() > 10 ? MAX_ID : Math.min(MAX_ID, Long.parseLong(significant));
        return negative && value != 0 ? MAX_ID : value;
    }

    private static Nis nis(String name) {
        if (name.startsWith("+")) {
            return Nis.ADDED;
        }
        return name.startsWith("-") ? Nis.TAKEN_AWAY : Nis.NONE;
    }
}
