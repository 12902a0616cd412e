package org.foothold.app.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    @Test
    void followsTheSpecificationOfBaseFolders() {
        assertThat(CacheFolder.find(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")))
                .contains(Path.of("/c/foothold"));
        assertThat(CacheFolder.find(Map.of("HOME", "/h"))).contains(Path.of("/h/.cache/foothold"));
        assertThat(CacheFolder.find(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/h")))
                .contains(Path.of("/h/.cache/foothold"));
        assertThat(CacheFolder.find(Map.of())).isEmpty();
    }
}
