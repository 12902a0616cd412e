package org.foothold.engine.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time that a text of an event writes: ISO 8601, where a missing offset means UTC, or seconds, milliseconds, microseconds
 * or nanoseconds since 1970.
 */
public final class WrittenAt {
    /** Longer texts are no times. */
    private static final int MAX_LENGTH = 40;

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?) ?(Z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final Pattern EPOCH = Pattern.compile("(\\d{10}|\\d{13}|\\d{16}|\\d{19})(?:\\.(\\d{1,9})\\d*)?");

    private WrittenAt() {}

    /** The time; null where the text writes none. */
    public static @Nullable Instant of(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return iso(iso.group(1) + 'T' + iso.group(2).replace(',', '.'), iso.group(3));
            }
            Matcher epoch = EPOCH.matcher(text);
            return epoch.matches() ? epoch(epoch.group(1), epoch.group(2)) : null;
        } catch (DateTimeException | ArithmeticException none) {
            return null;
        }
    }

    private static Instant iso(String local, @Nullable String offset) {
        if (offset == null || offset.equals("Z") || offset.equals("UTC")) {
            return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
        }
        String colon = offset.length() == 5 ? offset.substring(0, 3) + ':' + offset.substring(3) : offset;
        return OffsetDateTime.of(LocalDateTime.parse(local), ZoneOffset.of(colon))
                .toInstant();
    }

    private static Instant epoch(String digits, @Nullable String fraction) {
        long number = Long.parseLong(digits);
        return switch (digits.length()) {
            case 10 -> Instant.ofEpochSecond(number, fraction == null ? 0 : nanos(fraction));
            case 13 -> Instant.ofEpochMilli(number);
            case 16 -> Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
            default -> Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
        };
    }

    private static long nanos(String fraction) {
        return Long.parseLong(fraction + "0".repeat(9 - fraction.length()));
    }
}
