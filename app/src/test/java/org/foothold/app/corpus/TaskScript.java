package org.foothold.app.corpus;

import static org.foothold.app.corpus.OfficeMacroChain.COMPUTER;

import org.foothold.app.corpus.LogScript.Numbers;

/** What the Task Scheduler logs of the sample's attack. */
final class TaskScript {
    private static final String USER = "NORDWIND\\j.larsen";
    private static final String NAME = "\\OneDrive Sync Check";
    private static final String KEYWORDS = "0x8000000000000000";

    private TaskScript() {}

    static byte[] write() {
        LogScript log = new LogScript(
                "Microsoft-Windows-TaskScheduler/Operational",
                "Microsoft-Windows-TaskScheduler",
                "{de7b24ea-73c8-4a09-985d-5bdadcfa9017}",
                COMPUTER,
                "S-1-5-18",
                1532,
                9021);
        log.event(
                "2026-03-17T09:00:01.004Z",
                200,
                new Numbers(1, 4, 200, 1, KEYWORDS),
                Fields.of("TaskName", "\\Microsoft\\Windows\\UpdateOrchestrator\\Schedule Scan")
                        .with("ActionName", "C:\\Windows\\System32\\usoclient.exe")
                        .with("TaskInstanceId", "{0f6b1c52-88a1-4f0e-9d38-3b1f0a6f5d10}")
                        .with("EnginePID", "3320")
                        .array());
        log.event(
                "2026-03-17T09:12:35.598Z",
                106,
                new Numbers(0, 4, 106, 0, KEYWORDS),
                "TaskName",
                NAME,
                "UserContext",
                USER);
        nextMorning(log);
        return log.bytes();
    }

    private static void nextMorning(LogScript log) {
        log.event(
                "2026-03-18T08:58:40.771Z",
                119,
                new Numbers(0, 4, 119, 0, KEYWORDS),
                "TaskName",
                NAME,
                "UserName",
                USER,
                "InstanceId",
                "{a41e7f0c-2c4d-4d0b-8a5e-71c0f6a2b9d3}");
        log.event(
                "2026-03-18T08:58:40.802Z",
                200,
                new Numbers(1, 4, 200, 1, KEYWORDS),
                Fields.of("TaskName", NAME)
                        .with("ActionName", "powershell.exe")
                        .with("TaskInstanceId", "{a41e7f0c-2c4d-4d0b-8a5e-71c0f6a2b9d3}")
                        .with("EnginePID", "7704")
                        .array());
        log.event(
                "2026-03-18T08:58:40.815Z",
                129,
                new Numbers(0, 4, 129, 0, KEYWORDS),
                Fields.of("TaskName", NAME)
                        .with("Path", "powershell.exe")
                        .with("ProcessID", "7760")
                        .with("Priority", "16384")
                        .array());
    }
}
