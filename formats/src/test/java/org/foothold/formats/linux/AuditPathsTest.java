package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditPathsTest {
    @ParameterizedTest
    @CsvSource({
        "/etc, passwd, /etc/passwd",
        "/, passwd, /passwd",
        "/a/b, ../c, /a/c",
        "/a, ../../../c, /c",
        "/a, .., /",
        "/a, ./b/./c, /a/b/c",
        "/a/, b, /a/b"
    })
    void joins(String directory, String name, String path) {
        assertThat(AuditPaths.joined(directory, name)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"/etc/passwd, /root, /etc/passwd", "x, '', x", "x, etc, x", "x, /etc, /etc/x"})
    void completesOnlyWhatDoesNotBeginAtTheRoot(String name, String directory, String path) {
        Fields fields = new Fields();
        fields.add("name", name);

        AuditPaths.complete(fields, directory);

        assertThat(fields.first("name")).isEqualTo(path);
    }
}
