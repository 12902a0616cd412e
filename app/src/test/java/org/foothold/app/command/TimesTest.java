package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-01T00:00:00Z",
        "2026-11-01T12:30:00Z, 2026-11-01T12:30:00Z",
        "2026-11-01T12:30, 2026-11-01T12:30:00Z",
        "2026-11-01 12:30:05.25, 2026-11-01T12:30:05.25Z",
        "2026-11-01T12:30:00+02:00, 2026-11-01T10:30:00Z"
    })
    void readsDatesAndTimesInUtc(String written, Instant meant) {
        assertThat(Times.parse(written)).isEqualTo(meant);
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text : new String[] {"", "yesterday", "2026-13-01", "01.11.2026", "2026-11-01T25:00"}) {
            assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> Times.parse(text));
        }
    }
}
