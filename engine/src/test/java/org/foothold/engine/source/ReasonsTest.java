package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void saysWhyWithoutThePath() {
        assertThat(Reasons.of(new AccessDeniedException("/x"))).isEqualTo("access denied");
        assertThat(Reasons.of(new NoSuchFileException("/x"))).isEqualTo("no such file or folder");
        assertThat(Reasons.of(new FileSystemLoopException("/x"))).isEqualTo("symbolic links in a circle");
        assertThat(Reasons.of(new FileSystemException("/x", null, "Is a directory")))
                .isEqualTo("Is a directory");
        assertThat(Reasons.of(new FileSystemException("/x"))).isEqualTo("FileSystemException");
        assertThat(Reasons.of(new IOException("input/output error"))).isEqualTo("input/output error");
    }
}
