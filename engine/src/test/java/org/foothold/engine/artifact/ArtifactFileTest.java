package org.foothold.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.foothold.engine.model.Technique;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactFileTest {
    private static final String ONE = """
            name: one
            title: One
            os: linux
            techniques: [T1053.003]
            read: lines
            paths: [/etc/one, ~/.one]
            with: {comment: x}
            """;

    private static Artifact read(String text) throws ContentException {
        return ArtifactFile.read(YamlReader.readOne("artifacts/one.yml", text));
    }

    @Test
    void readsAnArtifactOfOnePart() throws ContentException {
        Artifact artifact = read(ONE);

        assertThat(artifact.name()).isEqualTo("one");
        assertThat(artifact.channel()).isEqualTo("linux/one");
        assertThat(artifact.techniques()).containsExactly(new Technique("T1053.003"));
        assertThat(artifact.parts()).singleElement().satisfies(part -> {
            assertThat(part.read()).isEqualTo("lines");
            assertThat(part.paths()).containsExactly("/etc/one", "~/.one");
            assertThat(part.option("comment")).isEqualTo("x");
            assertThat(part.option("other")).isEmpty();
        });
    }

    @Test
    void readsAnArtifactOfSeveralParts() throws ContentException {
        Artifact artifact = read("""
                name: one
                title: One
                os: linux
                techniques: T1037
                parts:
                  - {read: lines, paths: /a}
                  - {read: files, paths: [/b]}
                """);

        assertThat(artifact.parts()).extracting(Artifact.Part::read).containsExactly("lines", "files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name: one; name: two; the name is not the file's name",
                "os: linux; os: plan9; is none of linux, macos, windows",
                "[T1053.003]; [1053]; expected a technique",
                "/etc/one; etc/one; a path begins with /",
                "with: {comment: x}; parts: []; says in each of them how it is read",
                "read: lines; reed: lines; unknown key",
                "title: One; titel: One; unknown key",
            })
    void saysWhereItIsWrong(String right, String wrong, String message) {
        assertThat(ONE).contains(right);
        assertThatThrownBy(() -> read(ONE.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        ContentException.class,
                        broken -> assertThat(broken.problem().toString()).contains("artifacts/one.yml:", message));
    }
}
