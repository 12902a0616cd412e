package org.foothold.formats.linux;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time at the beginning of a line of a system log. */
final class SyslogTime {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?"
                    + "(Z|[+-]\\d\\d(?::?\\d\\d)?)?(?= |$)");
    private static final Pattern OLD = Pattern.compile(
            "([A-Z][a-z]{2}) ([ \\d]?\\d) (?:(\\d{4}) )?(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(?= |$)");

    /** A clock may be a little ahead of the file's time; a day also covers a wrong time zone. */
    private static final long AHEAD_SECONDS = 86_400;

    /** The 29th of February may be eight years back. */
    private static final int YEARS_BACK = 8;

    private final Instant fileTime;
    private final ZoneId zone;

    /** Times without a year are the last ones before the file's own time, those without a zone are of this one. */
    SyslogTime(Instant fileTime, ZoneId zone) {
        this.fileTime = fileTime;
        this.zone = zone;
    }

    /**
     * A time and where it ends.
     *
     * @param at null where the text has the form of a time but there is no such time
     */
    record Found(@Nullable Instant at, int end) {}

    /** The time that stands here; null where none does. */
    @Nullable
    Found find(String text, int start) {
        Matcher iso = ISO.matcher(text).region(start, text.length());
        if (iso.lookingAt()) {
            return new Found(iso(iso), iso.end());
        }
        Matcher old = OLD.matcher(text).region(start, text.length());
        return old.lookingAt() ? new Found(old(old), old.end()) : null;
    }

    private @Nullable Instant iso(Matcher found) {
        LocalDateTime local = time(number(found, 1), number(found, 2), number(found, 3), found, 4);
        String offset = found.group(8);
        if (local == null) {
            return null;
        }
        try {
            return offset == null
                    ? local.atZone(zone).toInstant()
                    : OffsetDateTime.of(local, ZoneOffset.of(offset)).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant old(Matcher found) {
        int month = MONTHS.indexOf(found.group(1)) + 1;
        int day = Integer.parseInt(found.group(2).strip());
        if (found.group(3) != null) {
            LocalDateTime local = time(number(found, 3), month, day, found, 4);
            return local == null ? null : local.atZone(zone).toInstant();
        }
        Instant latest = fileTime.plusSeconds(AHEAD_SECONDS);
        int year = latest.atZone(zone).getYear();
        for (int back = 0; back <= YEARS_BACK; back++) {
            LocalDateTime local = time(year - back, month, day, found, 4);
            if (local != null && !local.atZone(zone).toInstant().isAfter(latest)) {
                return local.atZone(zone).toInstant();
            }
        }
        return null;
    }

    private static @Nullable LocalDateTime time(int year, int month, int day, Matcher found, int hour) {
        String fraction = found.group(hour + 3);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        // A leap second is told as the last second that every clock knows.
        int second = Math.min(number(found, hour + 2), 59);
        try {
            return LocalDateTime.of(year, month, day, number(found, hour), number(found, hour + 1), second, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
