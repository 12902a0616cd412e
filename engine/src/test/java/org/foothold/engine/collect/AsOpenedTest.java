package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.foothold.engine.source.FileKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsOpenedTest {
    @ParameterizedTest
    @CsvSource({
        "JSON, 4, 'one|'",
        "JSON, 5, 'one|two|'",
        "JSON, 20, 'one|two|thr'",
        "JSON, 9, 'one|two|thr'",
        "SYSLOG, 3, 'one|'",
        "UTMP, 5, 'one|t'",
        "JSON, 0, 'one|two|thr'"
    })
    void endsWhereTheFileEndedOrWithItsLine(FileKind kind, int length, String read) throws IOException {
        byte[] file = "one\ntwo\nthr".getBytes(StandardCharsets.UTF_8);

        byte[] bytes = AsOpened.of(new ByteArrayInputStream(file), length, kind).readAllBytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(read.replace('|', '\n'));
    }
}
