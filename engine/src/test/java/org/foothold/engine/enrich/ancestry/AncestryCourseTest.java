package org.foothold.engine.enrich.ancestry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.engine.enrich.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AncestryCourseTest {
    private final MemoryStates states = new MemoryStates(1 << 20);
    private final Course course = new Ancestry().begin(states);

    @Test
    void aCircleEnds() {
        hear(1, "process_start", "ProcessGuid", "A", "Image", "a", "ParentProcessGuid", "B", "ParentImage", "b");
        hear(2, "process_start", "ProcessGuid", "B", "Image", "b", "ParentProcessGuid", "A", "ParentImage", "a");

        assertThat(facts(3, "ProcessGuid", "A")).containsEntry("Ancestors", List.of("b"));
    }

    @Test
    void aVeryDeepFamilyIsCut() {
        for (int i = 0; i < 100; i++) {
            hear(i, "process_start", "ProcessGuid", "G" + i, "Image", "i" + i, "ParentProcessGuid", "G" + (i - 1));
        }

        assertThat(facts(200, "ProcessGuid", "G99"))
                .containsEntry("AncestryDepth", List.of("" + ProcessTree.MAX_DEPTH));
    }

    @Test
    void aProcessThatRunsAnotherProgramHasTheFirstAsAncestor() {
        hear(1, "process_exec_linux", "ProcessId", "10", "ParentProcessId", "1", "Image", "/usr/sbin/nginx");
        hear(2, "process_exec_linux", "ProcessId", "20", "ParentProcessId", "10", "Image", "/bin/sh");
        hear(3, "process_exec_linux", "ProcessId", "20", "ParentProcessId", "10", "Image", "/usr/bin/crontab");

        assertThat(facts(4, "pid", "20")).containsEntry("Ancestors", List.of("/bin/sh", "/usr/sbin/nginx"));
        hear(1000, "process_exec_linux", "ProcessId", "20", "ParentProcessId", "10", "Image", "/bin/ls");
        assertThat(facts(1001, "pid", "20")).containsEntry("Ancestors", List.of("/usr/sbin/nginx"));
    }

    @Test
    void aCopyOfAProcessStandsForIt() {
        hear(1, "process_exec_linux", "ProcessId", "10", "ParentProcessId", "1", "Image", "/usr/sbin/nginx");
        hear(2, "process_fork_linux", "pid", "10", "exit", "11");
        hear(3, "process_exec_linux", "ProcessId", "20", "ParentProcessId", "11", "Image", "/bin/sh");

        assertThat(facts(4, "pid", "20")).containsEntry("Ancestors", List.of("/usr/sbin/nginx"));
        assertThat(facts(4, "pid", "11", "Image", "/usr/sbin/nginx"))
                .containsEntry("SessionRoot", List.of("/usr/sbin/nginx"))
                .doesNotContainKey("Ancestors");
    }

    @Test
    void aWorkerThatIsSeenOnlyByWhatItDoesStandsInTheTree() {
        hear(1, "process_exec_linux", "ProcessId", "10", "ParentProcessId", "1", "Image", "/usr/sbin/nginx");
        hear(5, "process_exec_linux", "ProcessId", "20", "ParentProcessId", "11", "Image", "/bin/sh");
        seen(9, "11", "10", "/usr/sbin/nginx");
        seen(12, "11", "10", "/usr/sbin/nginx");
        hear(13, "process_exec_linux", "ProcessId", "21", "ParentProcessId", "20", "Image", "/bin/id");

        List<String> workerAndMaster = List.of("/usr/sbin/nginx", "/usr/sbin/nginx");
        assertThat(facts(6, "pid", "20")).containsEntry("Ancestors", workerAndMaster);
        assertThat(facts(14, "pid", "21"))
                .containsEntry("Ancestors", List.of("/bin/sh", "/usr/sbin/nginx", "/usr/sbin/nginx"));
        assertThat(facts(14, "pid", "11")).containsEntry("Ancestors", List.of("/usr/sbin/nginx"));
    }

    @Test
    void whatAProcessDoesTellsOfAnotherProgramWithItsNumber() {
        hear(1, "process_exec_linux", "ProcessId", "30", "ParentProcessId", "1", "Image", "/bin/old");
        seen(900, "30", "1", "/bin/new");
        hear(901, "process_exec_linux", "ProcessId", "31", "ParentProcessId", "30", "Image", "/bin/sh");

        assertThat(facts(902, "pid", "31")).containsEntry("Ancestors", List.of("/bin/new"));
    }

    @Test
    void aWorkerWasNotThereBeforeItsMachineStarted() {
        hear(40, "boot_linux");
        seen(50, "11", "10", "/usr/sbin/nginx");

        assertThat(facts(45, "pid", "11")).isEmpty();
        assertThat(facts(50, "pid", "11")).containsEntry("SessionRoot", List.of("/usr/sbin/nginx"));
    }

    private void seen(int second, String pid, String parent, String image) {
        hear(second, "process_seen_linux", "pid", pid, "ppid", parent, "exe", image);
    }

    @Test
    void whatTwoLogsTellOfOneProcessIsOne() {
        hear(1, "process_start", "ProcessGuid", "W", "ProcessId", "50", "Image", "C:\\W.exe");
        hear(10, "process_start", "ProcessId", "0x3c", "ParentProcessId", "0x32", "Image", "C:\\cmd.exe");
        hear(
                11,
                "process_start",
                "ProcessGuid",
                "C",
                "ProcessId",
                "60",
                "Image",
                "c:\\CMD.EXE",
                "ParentProcessGuid",
                "W");
        hear(11, "process_start", "ProcessId", "0x3c", "ParentProcessId", "0x32", "Image", "C:\\cmd.exe");

        assertThat(facts(12, "ProcessId", "0x3c")).containsEntry("Ancestors", List.of("C:\\W.exe"));
        assertThat(facts(12, "ProcessGuid", "{c}")).containsEntry("Ancestors", List.of("C:\\W.exe"));
    }

    @Test
    void aSessionIsThatOfItsLogonUntilTheNextStart() {
        hear(
                1,
                "logon_windows",
                "TargetLogonId",
                "0x00Ab",
                "TargetUserName",
                "u",
                "TargetDomainName",
                "D",
                "LogonType",
                "10",
                "IpAddress",
                "10.0.0.9");
        hear(2, "process_start", "ProcessGuid", "A", "Image", "a", "LogonId", "0xab");

        assertThat(facts(3, "ProcessGuid", "A"))
                .containsEntry("SessionAccount", List.of("D\\u"))
                .containsEntry("SessionLogonType", List.of("10"))
                .containsEntry("SessionSource", List.of("10.0.0.9"));
        assertThat(facts(3, "SubjectLogonId", "0xAB")).containsEntry("SessionAccount", List.of("D\\u"));
        hear(10, "boot_windows");
        assertThat(facts(11, "SubjectLogonId", "0xAB")).isEmpty();
        hear(12, "logon_linux", "ses", "7", "acct", "root", "addr", "?");
        assertThat(facts(13, "ses", "7")).isEqualTo(Map.of("SessionAccount", List.of("root")));
    }

    @Test
    void timesAtTheEndsOfTimeDoNoHarm() {
        for (Instant at : List.of(Instant.MAX, Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            for (String feeder : new Ancestry().feeders().keySet()) {
                course.hear(new Heard(
                        feeder,
                        at,
                        "H",
                        List.of("ProcessId", "pid", "exit", "Image", "TargetLogonId", "ses", "ParentProcessId"),
                        new String[] {"5", "5", "6", "i", "0x7", "7", "6"}));
                Map<String, List<String>> fields = Map.of("ProcessId", List.of("5"), "ses", List.of("7"));
                assertThat(course.ask(new Subject(at, "H", fields, List.of())).get())
                        .isNotNull();
            }
        }
        assertThat(course.lineage(new Subject(Instant.MAX, "H", Map.of("ProcessId", List.of("5")), List.of())))
                .isPresent();
    }

    @Test
    void whatIsLongNotAskedForIsForgottenAndCounted() {
        for (int i = 0; i < 20_000; i++) {
            hear(i, "process_start", "ProcessGuid", "G" + i, "ProcessId", "" + i, "Image", "i" + i);
        }

        assertThat(states.forgotten()).isPositive();
        assertThat(facts(30_000, "ProcessGuid", "G19999")).containsEntry("SessionRoot", List.of("i19999"));
        assertThat(facts(30_000, "ProcessGuid", "G0")).isEmpty();
    }

    private void hear(int second, String feeder, String... fields) {
        Map<String, String> named = named(fields);
        @Nullable String[] values = named.values().toArray(String[]::new);
        course.hear(new Heard(feeder, at(second), "H", List.copyOf(named.keySet()), values));
    }

    private Map<String, List<String>> facts(int second, String... fields) {
        Map<String, List<String>> asked = new TreeMap<>();
        named(fields).forEach((name, value) -> asked.put(name, List.of(value)));
        return course.ask(new Subject(at(second), "H", asked, List.of())).get();
    }

    private static Map<String, String> named(String... fields) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            named.put(fields[i], fields[i + 1]);
        }
        return named;
    }

    private static Instant at(int second) {
        return Instant.parse("2024-05-01T08:00:00Z").plusSeconds(second);
    }
}
