package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileKindTest {
    private static Stream<Arguments> beginnings() {
        return Stream.of(
                Arguments.of("ElfFile\0", 0, FileKind.EVTX),
                Arguments.of("ElfChnk\0", 0, FileKind.OTHER),
                Arguments.of("ElfChnk\0", 4096, FileKind.EVTX),
                Arguments.of("ElfChnk\0", 4095, FileKind.OTHER),
                Arguments.of("LfLe", 4, FileKind.EVT),
                Arguments.of("LfLe", 0, FileKind.OTHER),
                Arguments.of("regf", 0, FileKind.HIVE),
                Arguments.of("PK\3\4", 0, FileKind.ZIP),
                Arguments.of("\37\213", 0, FileKind.GZIP),
                Arguments.of("7z\274\257\47\34", 0, FileKind.SEVEN_ZIP),
                Arguments.of("anything", 0, FileKind.OTHER));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void knowsAFileByItsFirstBytes(String magic, int at, FileKind kind) {
        byte[] bytes = new byte[5000];
        byte[] written = magic.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(written, 0, bytes, at, written.length);

        assertThat(FileKind.of(bytes)).isEqualTo(kind);
    }

    @Test
    void doesNotLookBehindTheEnd() {
        assertThat(FileKind.of(new byte[0])).isEqualTo(FileKind.EMPTY);
        assertThat(FileKind.of("ElfFil".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(FileKind.OTHER);
    }

    @Test
    void hasADescriptionForEveryKind() {
        assertThat(Arrays.stream(FileKind.values()).map(FileKind::description))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.startsWith("a"));
    }
}
