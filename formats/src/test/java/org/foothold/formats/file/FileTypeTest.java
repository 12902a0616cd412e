package org.foothold.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.foothold.formats.RandomBytes;
import org.foothold.formats.file.FileType.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {
    private static FileType of(String bytes) throws IOException {
        return FileType.of(RandomBytes.of(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({
        "ELF, 7f454c46",
        "PE, 4d5a9000",
        "MACH_O, cffaedfe",
        "MACH_O, cafebabe00000002",
        "JAVA_CLASS, cafebabe00000041",
        "ZIP, 504b0304",
        "GZIP, 1f8b08",
        "XZ, fd377a585a00",
        "ZSTD, 28b52ffd",
        "CPIO, 303730373031",
        "SQLITE, 53514c69746520666f726d6174203300",
        "TEXT, 68c3a40a",
        "DATA, 6800",
    })
    void knowsAFileByItsFirstBytes(Kind kind, String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(FileType.of(RandomBytes.of(bytes)).kind()).isEqualTo(kind);
    }

    @Test
    void knowsAnArchiveByItsHeader() throws IOException {
        assertThat(of("name" + "\0".repeat(253) + "ustar").kind()).isEqualTo(Kind.TAR);
        assertThat(of("").kind()).isEqualTo(Kind.EMPTY);
    }

    @Test
    void splitsTheFirstLineOfAScriptAsTheKernelDoes() throws IOException {
        assertThat(of("#!/bin/sh\n")).isEqualTo(new FileType(Kind.SCRIPT, "/bin/sh", ""));
        assertThat(of("#! /usr/bin/env  -S python3 -u \r\nx"))
                .isEqualTo(new FileType(Kind.SCRIPT, "/usr/bin/env", "-S python3 -u"));
        assertThat(of("#!\n").interpreter()).isEmpty();
        assertThat(of("#!/bin/a\0b\n").interpreter()).isEqualTo("/bin/a");
        assertThat(of("#!" + "a".repeat(600)).interpreter()).hasSize(254);
    }

    @Test
    void anyBytesAreOfSomeKind() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && i % 2 == 0) {
                bytes[0] = '#';
                bytes[1] = '!';
            }

            assertThat(FileType.of(bytes, bytes.length).kind()).isNotNull();
        }
    }
}
