package org.foothold.engine.collect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.artifact.Artifact;
import org.foothold.engine.artifact.Artifact.Part;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.sigma.rule.Position;
import org.junit.jupiter.api.Test;

class StateEvidenceTest {
    private final Map<String, StateFile.Opening> files = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    private void file(String path, String text) {
        files.put(path, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void collect(Part... parts) {
        StateSource source = pattern -> pattern.equals("/locked/*")
                ? new StateSource.Match(List.of(), List.of("/locked: access denied"))
                : new StateSource.Match(
                        files.entrySet().stream()
                                .filter(file -> file.getKey().startsWith(pattern.replace("*", "")))
                                .map(file -> state(file.getKey(), file.getValue()))
                                .toList(),
                        List.of());
        Artifact artifact =
                new Artifact(new Position("a.yml", 1, 1), "some", "Some", "linux", List.of(), List.of(parts));
        new StateEvidence(source).collect(List.of(artifact), new StateEvidence.Sink() {
            @Override
            public void row(Artifact of, Row row) {
                assertThat(of).isSameAs(artifact);
                rows.add(row);
            }

            @Override
            public void outcome(Artifact of, Outcome outcome) {
                outcomes.add(outcome);
            }
        });
    }

    private static StateFile state(String path, StateFile.Opening opening) {
        return new StateFile(path, StateFile.Kind.FILE, 1, 0644, "0", "0", null, null, null, null, null, opening);
    }

    private static Part lines(String path) {
        return new Part("lines", List.of(path), Map.of());
    }

    @Test
    void eachLineIsARowAndEachFileIsReadOnce() {
        file("/etc/a", "# said\none\n\n  two \r\n");

        collect(lines("/etc/*"), lines("/etc/a"));

        assertThat(rows).extracting(Row::line).containsExactly(2, 4);
        assertThat(rows)
                .extracting(Row::fields)
                .containsExactly(Map.of("value", List.of("one")), Map.of("value", List.of("two")));
        assertThat(outcomes).containsExactly(new Outcome("linux/some", false, Result.FOUND, 2, 0, 0, null));
    }

    @Test
    void absentAndEmptyAreTwoAnswers() {
        collect(lines("/etc/*"));
        file("/etc/a", "# nothing");
        collect(lines("/etc/*"));

        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.ABSENT, Result.EMPTY);
    }

    @Test
    void oneFileThatCannotBeReadCostsOneFile() {
        files.put("/etc/a", () -> {
            throw new IOException("the disk is broken");
        });
        collect(lines("/etc/*"));
        file("/etc/b", "one");
        collect(lines("/etc/*"), lines("/locked/*"));

        assertThat(outcomes.getFirst().result()).isEqualTo(Result.UNREADABLE);
        assertThat(outcomes.getLast())
                .isEqualTo(new Outcome("linux/some", false, Result.FOUND, 1, 2, 0, "/etc/a: the disk is broken"));
        assertThat(outcomes.getLast().complete()).isFalse();
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        files.put("/etc/a", () -> new ByteArrayInputStream(new byte[StateFile.MOST_TEXT + 1]));

        collect(lines("/etc/*"));

        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.reason()).contains("longer than"));
    }

    @Test
    void filesThemselvesAreRows() {
        file("/etc/cron.daily/a", "");

        collect(new Part("files", List.of("/etc/cron.daily/*"), Map.of()));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isZero();
            assertThat(row.fields()).containsEntry("name", List.of("a"));
        });
    }
}
