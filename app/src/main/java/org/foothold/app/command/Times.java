package org.foothold.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.TypeConversionException;

/** Reads the times that a user writes: a date, or a date and a time (ISO 8601), in UTC where no offset is given. */
final class Times {
    private Times() {}

    static Instant parse(String text) {
        String written = text.replace(' ', 'T');
        try {
            if (!written.contains("T")) {
                return LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean offset = written.matches(".*(Z|z|[+-]\\d{2}(:?\\d{2})?)");
            return offset
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException(
                    "'" + text + "' is no time: write it like 2026-11-01 or 2026-11-01T12:30:00Z");
        }
    }
}
