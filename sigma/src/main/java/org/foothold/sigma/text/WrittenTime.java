package org.foothold.sigma.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as a value of an event writes it, its parts read where it was written: ISO 8601 date, with or without a time of
 * day and an offset, or seconds (ten digits) or milliseconds (thirteen) since 1970 in UTC.
 *
 * @param hour hour of the day; empty where only a date is written
 * @param minute minute of the hour; empty where only a date is written
 */
public record WrittenTime(LocalDate date, OptionalInt hour, OptionalInt minute) {
    /** Longer texts are no times. */
    private static final int MAX_LENGTH = 40;

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)"
            + "(?:[T ]([01]\\d|2[0-3]):([0-5]\\d)(?::(?:[0-5]\\d|60)(?:[.,]\\d{1,9})?)?"
            + " ?(?:Z|[+-]\\d\\d(?::?[0-5]\\d)?)?)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{10}");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{13}");

    /** The time that the text writes; null where it writes none. */
    public static @Nullable WrittenTime parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        if (SECONDS.matcher(text).matches()) {
            return of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
            return new WrittenTime(date, part(iso.group(4)), part(iso.group(5)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The week of the year by ISO 8601, 1 to 53. */
    public int week() {
        return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static WrittenTime of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return new WrittenTime(time.toLocalDate(), OptionalInt.of(time.getHour()), OptionalInt.of(time.getMinute()));
    }

    private static OptionalInt part(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(number(digits));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
