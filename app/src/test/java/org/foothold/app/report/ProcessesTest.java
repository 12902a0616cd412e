package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foothold.app.report.Processes.Node;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
    private final Processes processes = new Processes();

    @Test
    void tellsWhoStartedWhom() {
        add(1, "Channel", "Microsoft-Windows-PowerShell/Operational", "Execution_ProcessID", "500");
        add(
                2,
                "Channel",
                SYSMON,
                "ProcessGuid",
                "b",
                "ProcessId",
                "500",
                "Image",
                "C:\\ps.exe",
                "CommandLine",
                "ps -enc",
                "ParentProcessGuid",
                "a",
                "ParentImage",
                "C:\\word.exe");
        add(3, "Channel", "Security", "NewProcessId", "0x258", "NewProcessName", "C:\\net.exe", "ProcessId", "0x1f4");
        Node shell = Objects.requireNonNull(processes.of(2));
        Node child = Objects.requireNonNull(processes.of(3));

        assertThat(processes.of(1)).isSameAs(shell);
        assertThat(child.parent()).isSameAs(shell);
        assertThat(shell.command()).isEqualTo("ps -enc");
        assertThat(Objects.requireNonNull(shell.parent()).image()).isEqualTo("C:\\word.exe");
        Map<@Nullable Node, List<Node>> trees = Processes.trees(List.of(child, shell));
        assertThat(trees.get(null)).extracting(Node::image).containsExactly("C:\\word.exe");
        assertThat(trees.get(shell)).containsExactly(child);
    }

    @Test
    void makesNoCircleOfIdsThatWereUsedAgain() {
        add(1, "Channel", "Security", "NewProcessId", "1", "ProcessId", "2");
        add(2, "Channel", "Security", "NewProcessId", "2", "ProcessId", "1");

        assertThat(Objects.requireNonNull(processes.of(1)).parent()).isSameAs(processes.of(2));
        assertThat(Objects.requireNonNull(processes.of(2)).parent()).isNull();
        assertThat(processes.of(3)).isNull();
    }

    private void add(long place, String... fields) {
        List<Evidence.Field> evidence = new ArrayList<>();
        for (int at = 0; at < fields.length; at += 2) {
            evidence.add(new Evidence.Field(fields[at], false, List.of(fields[at + 1])));
        }
        Finding plain = Samples.finding(Samples.rule("Rule", Level.LOW), "2022-03-10T11:02:33Z", place, "x");
        processes.add(
                place,
                new Finding(
                        plain.rule(), plain.at(), plain.target(), plain.origin(), new Evidence(evidence), List.of()));
    }
}
