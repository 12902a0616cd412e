package org.foothold.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WrittenTimeTest {
    private static final WrittenTime NOON =
            new WrittenTime(LocalDate.of(2024, 2, 29), OptionalInt.of(12), OptionalInt.of(34));

    @Test
    void readsTheTimeWhereItWasWritten() {
        for (String text : new String[] {
            "2024-02-29T12:34Z",
            "2024-02-29 12:34",
            "2024-02-29T12:34:56",
            "2024-02-29T12:34:60Z",
            "2024-02-29T12:34:56.1234567Z",
            "2024-02-29T12:34:56,5+02:00",
            "2024-02-29T12:34:56-0930",
            "2024-02-29T12:34:56+14",
            "2024-02-29 12:34:56.123 +01:00"
        }) {
            assertThat(WrittenTime.parse(text)).as(text).isEqualTo(NOON);
        }
    }

    @Test
    void aDateAloneHasNoHour() {
        WrittenTime date = WrittenTime.parse("2024-02-29");
        assertThat(date.date()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(date.hour()).isEmpty();
        assertThat(date.minute()).isEmpty();
    }

    @Test
    void countsSinceTheEpochAreUtc() {
        assertThat(WrittenTime.parse("1709210040")).isEqualTo(NOON);
        assertThat(WrittenTime.parse("1709210040123")).isEqualTo(NOON);
    }

    @Test
    void weeksAreThoseOfIso() {
        assertThat(WrittenTime.parse("2021-01-03").week()).isEqualTo(53);
        assertThat(WrittenTime.parse("2021-01-04").week()).isEqualTo(1);
        assertThat(WrittenTime.parse("2024-12-30").week()).isEqualTo(1);
    }

    @Test
    void anythingElseIsNoTime() {
        for (String text : new String[] {
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-1-1",
            "2024-02-29T24:00",
            "2024-02-29T12:60",
            "2024-02-29T12",
            "12:34",
            "170921004",
            "17092100401",
            "29.02.2024",
            "2024-02-29T12:34:56 CET",
            "2024-02-29T12:34:56.1234567890Z",
            "x".repeat(50)
        }) {
            assertThat(WrittenTime.parse(text)).as(text).isNull();
        }
    }
}
