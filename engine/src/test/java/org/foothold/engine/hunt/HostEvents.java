package org.foothold.engine.hunt;

import java.time.Instant;

/** Rules and lines of events that tests of what happens to processes have in common. */
final class HostEvents {
    static final String PLAIN = """
            title: Run key
            id: 11111111-0000-4000-8000-000000000002
            name: run_key
            level: low
            logsource: {product: windows, category: registry_set}
            detection:
              key: {TargetObject|contains: '\\Run\\'}
              condition: key
            ---
            title: Account made
            id: 11111111-0000-4000-8000-000000000003
            logsource: {product: windows, service: security}
            detection:
              made: {EventID: 4720}
              condition: made
            """;

    static final String WORD = "C:\\Office\\WINWORD.EXE";

    private HostEvents() {}

    static Instant at(int second) {
        return Instant.parse("2024-05-01T08:00:00Z").plusSeconds(second);
    }

    static String word(int second, String guid) {
        return start(second, guid, WORD, "x", "C:\\Windows\\explorer.exe");
    }

    static String shell(int second, String guid, String parent) {
        return start(second, guid, "C:\\Windows\\cmd.exe", parent, "C:\\Windows\\explorer.exe");
    }

    private static String start(int second, String guid, String image, String parent, String parentImage) {
        return """
                {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"HOST","@timestamp":"%s","ProcessGuid":"{%s}","ProcessId":77,"Image":"%s","CommandLine":"run %s","ParentProcessGuid":"{%s}","ParentImage":"%s"}""".formatted(at(second), guid, json(image), guid, parent, json(parentImage));
    }

    static String runKey(int second, String guid) {
        return """
                {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"Computer":"HOST","@timestamp":"%s","ProcessGuid":"{%s}","TargetObject":"HKLM\\\\Run\\\\a","Details":"b"}""".formatted(at(second), guid);
    }

    static String account(int second) {
        return """
                {"Channel":"Security","EventID":4720,"Computer":"HOST","@timestamp":"%s","TargetUserName":"u"}""".formatted(at(second));
    }

    private static String json(String path) {
        return path.replace("\\", "\\\\");
    }

    static String call(int second, int serial, int pid, int parent, String image, int syscall) {
        return "node=web type=SYSCALL msg=audit(%d.000:%d): arch=c000003e syscall=%d success=yes exit=0 ppid=%d pid=%d auid=1000 uid=33 ses=3 comm=\"x\" exe=\"%s\""
                .formatted(at(second).getEpochSecond(), serial, syscall, parent, pid, image);
    }

    static String execve(int second, int serial) {
        return "node=web type=EXECVE msg=audit(%d.000:%d): argc=1 a0=\"x\""
                .formatted(at(second).getEpochSecond(), serial);
    }
}
