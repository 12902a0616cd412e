package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foothold.app.report.Processes.Node;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Lineage.Running;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    static final Instant AT = Instant.parse("2022-03-10T11:02:33Z");

    private final Processes processes = new Processes();

    @Test
    void tellsWhoStartedWhom() {
        processes.add(1, finding(1, running("ps", "C:\\ps.exe", "ps -enc"), told("C:\\word.exe", null)));
        processes.add(
                700,
                finding(
                        2,
                        running("net", "C:\\net.exe", null),
                        running("ps", "C:\\ps.exe", "ps -enc"),
                        told("C:\\word.exe", null)));
        Node shell = Objects.requireNonNull(processes.of(1));
        Node child = Objects.requireNonNull(processes.of(700));

        assertThat(child.parent()).isSameAs(shell);
        assertThat(shell.command()).isEqualTo("ps -enc");
        assertThat(shell.startedAt()).isEqualTo(AT);
        assertThat(Objects.requireNonNull(shell.parent()).image()).isEqualTo("C:\\word.exe");
        assertThat(shell.parent().startedAt()).isNull();
        assertThat(processes.of(2)).isNull();
        assertThat(processes.of(100_000)).isNull();
        Map<@Nullable Node, List<Node>> trees = Processes.trees(List.of(child, shell));
        assertThat(trees.get(null)).extracting(Node::image).containsExactly("C:\\word.exe");
        assertThat(trees.get(shell)).containsExactly(child);
    }

    @Test
    void aProcessThatOnlyItsChildTellsOfIsKnownByItsGuid() {
        processes.add(1, finding(1, running("a", "a", null), told("w", "W")));
        processes.add(2, finding(2, running("b", "b", null), told("w", "W")));
        processes.add(3, finding(3, running("c", "c", null), told("w", null)));

        Node above = Objects.requireNonNull(processes.of(1)).parent();
        assertThat(above).isNotNull();
        assertThat(Objects.requireNonNull(processes.of(2)).parent()).isSameAs(above);
        assertThat(Objects.requireNonNull(processes.of(3)).parent()).isNotNull().isNotSameAs(above);
    }

    @Test
    void makesNoCircle() {
        processes.add(1, finding(1, running("a", "a", null), running("b", "b", null)));
        processes.add(2, finding(2, running("b", "b", null), running("a", "a", null)));

        assertThat(Objects.requireNonNull(processes.of(1)).parent()).isSameAs(processes.of(2));
        assertThat(Objects.requireNonNull(processes.of(2)).parent()).isNull();
    }

    @Test
    void aFindingWithoutALineageHasNoProcess() {
        processes.add(1, Samples.finding(Samples.rule("Rule", Level.LOW), AT.toString(), 1, "x"));

        assertThat(processes.of(1)).isNull();
    }

    static Finding finding(long record, Running... lineage) {
        Finding plain = Samples.finding(Samples.rule("Rule", Level.LOW), AT.toString(), record, "x");
        return new Finding(
                plain.rule(),
                plain.at(),
                plain.target(),
                plain.origin(),
                plain.evidence(),
                plain.reasons(),
                List.of(),
                new Lineage(Arrays.asList(lineage)));
    }

    static Running running(String key, String image, @Nullable String command) {
        return new Running(key, null, "7", AT, image, command, "user");
    }

    private static Running told(String image, @Nullable String guid) {
        return new Running("", guid, null, null, image, null, null);
    }
}
