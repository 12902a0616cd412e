package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.formats.SharedData;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingLoaderTest {
    private static final Path CONTENT = SharedData.repo().resolve("content").resolve("mappings");

    @TempDir
    Path folder;

    @Test
    void everyMappingOfTheContentLoads() {
        MappingSet set = MappingLoader.load(CONTENT);

        assertThat(set.problems()).isEmpty();
        assertThat(set.all()).hasSizeGreaterThan(80);
    }

    @Test
    void noMappingOfTheContentSaysTheSameTwice() {
        Set<List<Object>> seen = new HashSet<>();

        assertThat(MappingLoader.load(CONTENT).all())
                .allSatisfy(mapping -> assertThat(seen.add(List.of(mapping.logsource(), mapping.where())))
                        .as("%s: %s", mapping.position(), mapping.name())
                        .isTrue());
    }

    @Test
    void readsFilesInOrderOfTheirNamesAndKeepsWhatIsGood() throws IOException {
        write("b.yml", "b");
        write("a.yml", "a");
        Files.writeString(folder.resolve("c.yml"), "nonsense");
        Files.writeString(folder.resolve("notes.txt"), "nonsense");

        MappingSet set = MappingLoader.load(folder);

        assertThat(set.all()).extracting(Mapping::name).containsExactly("a s", "b s");
        assertThat(set.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.position().path()).endsWith("c.yml"));
    }

    @Test
    void saysThatAFolderOrAFileCannotBeRead() throws IOException {
        assertThat(MappingLoader.load(folder.resolve("absent")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.UNREADABLE));

        Files.write(folder.resolve("bytes.yml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(MappingLoader.load(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("unreadable: not UTF-8"));
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Files.writeString(folder.resolve("large.yml"), "# ".repeat(1 << 19) + "x");

        assertThat(MappingLoader.load(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("larger than"));
    }

    private void write(String file, String name) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "{name: " + name + ", title: t, mappings: [{logsource: {service: s}, where: {Channel: c}}]}");
    }
}
