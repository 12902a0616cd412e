package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAtTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "2024-05-01T08:00:01Z, 2024-05-01T08:00:01Z",
                "2024-05-01 08:00:01.25, 2024-05-01T08:00:01.250Z",
                "2024-05-01T10:00:01+02:00, 2024-05-01T08:00:01Z",
                "2024-05-01T10:00:01.5+0200, 2024-05-01T08:00:01.500Z",
                "2024-05-01 08:00:01 UTC, 2024-05-01T08:00:01Z",
                "\"2024-05-01 08:00:01,125\", 2024-05-01T08:00:01.125Z",
                "1714550401, 2024-05-01T08:00:01Z",
                "1714550401.5, 2024-05-01T08:00:01.500Z",
                "1714550401250, 2024-05-01T08:00:01.250Z",
                "1714550401250125, 2024-05-01T08:00:01.250125Z",
                "1714550401250125001, 2024-05-01T08:00:01.250125001Z"
            })
    void readsTimesAsTheyAreWritten(String text, Instant at) {
        assertThat(WrittenAt.of(text)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-13-01T00:00:00Z", "12345", "2024-05-01T08:00:01+99:00"})
    void otherTextIsNoTime(String text) {
        assertThat(WrittenAt.of(text)).isNull();
    }
}
