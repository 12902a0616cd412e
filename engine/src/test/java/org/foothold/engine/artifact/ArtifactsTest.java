package org.foothold.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.formats.SharedData;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.YamlFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
    @Test
    void ourOwnLoadAndEachHasItsOwnLogSource() {
        Path content = SharedData.repo().resolve("content").resolve("artifacts");

        Artifacts artifacts = Artifacts.load(List.of(content.resolve("linux")), YamlFiles.onDisk());

        assertThat(artifacts.problems()).isEmpty();
        assertThat(artifacts.of("linux"))
                .isNotEmpty()
                .extracting(Artifact::name)
                .doesNotHaveDuplicates();
        assertThat(artifacts.of("windows")).isEmpty();
        assertThat(artifacts.mappings().variants(new LogSource(null, "linux", "ld_preload")))
                .hasSize(1);
    }

    @Test
    void oneThatIsWrongCostsOne(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("good.yml"),
                "{name: good, title: t, os: linux, techniques: [T1037], read: lines, paths: [/a]}");
        Files.writeString(folder.resolve("bad.yml"), "{name: bad}");
        Files.write(folder.resolve("broken.yml"), new byte[] {(byte) 0xC3, 0x28});

        Artifacts artifacts = Artifacts.load(List.of(folder, folder.resolve("absent")), YamlFiles.onDisk());

        assertThat(artifacts.all()).extracting(Artifact::name).containsExactly("good");
        assertThat(artifacts.problems())
                .extracting(problem -> problem.position().path())
                .satisfiesExactly(
                        path -> assertThat(path).endsWith("bad.yml"),
                        path -> assertThat(path).endsWith("broken.yml"),
                        path -> assertThat(path).endsWith("absent"));
    }
}
