package org.foothold.app.corpus;

import static org.foothold.app.corpus.OfficeMacroChain.ACCOUNT;
import static org.foothold.app.corpus.OfficeMacroChain.COMPUTER;
import static org.foothold.app.corpus.OfficeMacroChain.DOMAIN;
import static org.foothold.app.corpus.OfficeMacroChain.ENCODED;
import static org.foothold.app.corpus.OfficeMacroChain.LOGON;
import static org.foothold.app.corpus.OfficeMacroChain.RUN_UPDATER;
import static org.foothold.app.corpus.OfficeMacroChain.UPDATER;
import static org.foothold.app.corpus.OfficeMacroChain.USER;

import org.foothold.app.corpus.LogScript.Numbers;

/** What Sysmon logs of the sample's attack. */
final class SysmonScript {
    private static final String DAY = "2026-03-17T";
    private static final String ACCOUNT_NAME = DOMAIN + "\\" + USER;
    private static final String SYSTEM32 = "C:\\Windows\\System32\\";
    private static final String POWERSHELL = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";
    private static final String WORD = "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE";
    private static final String DOCUMENT =
            "\"" + WORD + "\" /n \"C:\\Users\\j.larsen\\Downloads\\Invoice_20260317.docm\" /o \"\"";
    private static final String STAGE = "powershell.exe -NoP -NonI -W Hidden -Enc " + ENCODED;
    private static final String RUN_KEY =
            "HKU\\S-1-5-21-2718281828-3141592653-1618033988-1147\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\OneDriveSync";

    private final LogScript log = new LogScript(
            "Microsoft-Windows-Sysmon/Operational",
            "Microsoft-Windows-Sysmon",
            "{5770385f-c22a-43e0-bf4c-06f5698ffbd9}",
            COMPUTER,
            "S-1-5-18",
            2764,
            48211);

    private SysmonScript() {}

    static byte[] write() {
        SysmonScript script = new SysmonScript();
        script.morning();
        script.macro();
        script.persistence();
        script.account();
        return script.log.bytes();
    }

    /** A program: its image, what its file says of itself, and its process. */
    private record Program(String image, String description, String original, int id, String guid) {
        static Program of(String image, String description, String original, int id) {
            return new Program(image, description, original, id, guid(id));
        }

        private static String guid(int id) {
            return String.format("{7c1e4d2a-6f30-69b8-%04x-000000001c00}", id);
        }
    }

    private static final Program EXPLORER =
            Program.of("C:\\Windows\\explorer.exe", "Windows Explorer", "EXPLORER.EXE", 5120);
    private static final Program WINWORD = Program.of(WORD, "Microsoft Word", "WinWord.exe", 8844);
    private static final Program STAGER = Program.of(POWERSHELL, "Windows PowerShell", "PowerShell.EXE", 9460);

    private void morning() {
        process(
                "09:02:11.418Z",
                Program.of(SYSTEM32 + "userinit.exe", "Userinit Logon Application", "USERINIT.EXE", 4980),
                SYSTEM32 + "userinit.exe",
                Program.of(SYSTEM32 + "winlogon.exe", "", "", 712),
                "winlogon.exe");
        process(
                "09:02:11.902Z",
                EXPLORER,
                "C:\\Windows\\Explorer.EXE",
                Program.of(SYSTEM32 + "userinit.exe", "", "", 4980),
                SYSTEM32 + "userinit.exe");
        process(
                "09:04:40.117Z",
                Program.of(
                        "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
                        "Microsoft Edge",
                        "msedge.exe",
                        6012),
                "\"C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe\"",
                EXPLORER,
                "C:\\Windows\\Explorer.EXE");
    }

    private void macro() {
        process("09:12:04.233Z", WINWORD, DOCUMENT, EXPLORER, "C:\\Windows\\Explorer.EXE");
        process("09:12:31.870Z", STAGER, STAGE, WINWORD, DOCUMENT);
        log.event(
                DAY + "09:12:33.046Z",
                3,
                new Numbers(5, 4, 3, 0, "0x8000000000000000"),
                Fields.of("RuleName", "-")
                        .with("UtcTime", "2026-03-17 09:12:32.512")
                        .with("ProcessGuid", STAGER.guid())
                        .with("ProcessId", "9460")
                        .with("Image", POWERSHELL)
                        .with("User", ACCOUNT_NAME)
                        .with("Protocol", "tcp")
                        .with("Initiated", "true")
                        .with("SourceIsIpv6", "false")
                        .with("SourceIp", "192.0.2.114")
                        .with("SourceHostname", COMPUTER)
                        .with("SourcePort", "50122")
                        .with("SourcePortName", "-")
                        .with("DestinationIsIpv6", "false")
                        .with("DestinationIp", "203.0.113.58")
                        .with("DestinationHostname", "-")
                        .with("DestinationPort", "80")
                        .with("DestinationPortName", "http")
                        .array());
        log.event(
                DAY + "09:12:34.605Z",
                11,
                new Numbers(2, 4, 11, 0, "0x8000000000000000"),
                Fields.of("RuleName", "-")
                        .with("UtcTime", "2026-03-17 09:12:34.601")
                        .with("ProcessGuid", STAGER.guid())
                        .with("ProcessId", "9460")
                        .with("Image", POWERSHELL)
                        .with("TargetFilename", UPDATER)
                        .with("CreationUtcTime", "2026-03-17 09:12:34.601")
                        .with("User", ACCOUNT_NAME)
                        .array());
    }

    private void persistence() {
        Program schtasks =
                Program.of(SYSTEM32 + "schtasks.exe", "Task Scheduler Configuration Tool", "schtasks.exe", 9512);
        process(
                "09:12:35.250Z",
                schtasks,
                "\"" + schtasks.image() + "\" /Create /F /SC ONLOGON /RL HIGHEST /TN \"OneDrive Sync Check\" /TR \""
                        + RUN_UPDATER.replace("\"", "\\\"") + "\"",
                STAGER,
                STAGE);
        log.event(
                DAY + "09:12:36.418Z",
                13,
                new Numbers(2, 4, 13, 0, "0x8000000000000000"),
                Fields.of("RuleName", "-")
                        .with("EventType", "SetValue")
                        .with("UtcTime", "2026-03-17 09:12:36.415")
                        .with("ProcessGuid", STAGER.guid())
                        .with("ProcessId", "9460")
                        .with("Image", POWERSHELL)
                        .with("TargetObject", RUN_KEY)
                        .with("Details", RUN_UPDATER)
                        .with("User", ACCOUNT_NAME)
                        .array());
    }

    private void account() {
        Program net = Program.of(SYSTEM32 + "net.exe", "Net Command", "net.exe", 9604);
        Program group = Program.of(SYSTEM32 + "net.exe", "Net Command", "net.exe", 9640);
        process("09:14:02.731Z", net, "\"" + net.image() + "\" user " + ACCOUNT + " Winter-2026! /add", STAGER, STAGE);
        process(
                "09:14:02.790Z",
                Program.of(SYSTEM32 + "net1.exe", "Net Command", "net1.exe", 9612),
                SYSTEM32 + "net1 user " + ACCOUNT + " Winter-2026! /add",
                net,
                "\"" + net.image() + "\" user");
        process(
                "09:14:04.166Z",
                group,
                "\"" + group.image() + "\" localgroup Administrators " + ACCOUNT + " /add",
                STAGER,
                STAGE);
        process(
                "09:14:04.212Z",
                Program.of(SYSTEM32 + "net1.exe", "Net Command", "net1.exe", 9648),
                SYSTEM32 + "net1 localgroup Administrators " + ACCOUNT + " /add",
                group,
                "\"" + group.image() + "\" localgroup");
    }

    private void process(String time, Program program, String command, Program parent, String parentCommand) {
        String utc = "2026-03-17 " + time.substring(0, time.length() - 1);
        log.event(
                DAY + time,
                1,
                new Numbers(5, 4, 1, 0, "0x8000000000000000"),
                Fields.of("RuleName", "-")
                        .with("UtcTime", utc)
                        .with("ProcessGuid", program.guid())
                        .with("ProcessId", Integer.toString(program.id()))
                        .with("Image", program.image())
                        .with("FileVersion", "10.0.22621.1 (WinBuild.160101.0800)")
                        .with("Description", program.description())
                        .with("Product", "Microsoft Windows Operating System")
                        .with("Company", "Microsoft Corporation")
                        .with("OriginalFileName", program.original())
                        .with("CommandLine", command)
                        .with("CurrentDirectory", "C:\\Users\\j.larsen\\")
                        .with("User", ACCOUNT_NAME)
                        .with("LogonGuid", "{7c1e4d2a-5e00-69b8-c1a3-050000000000}")
                        .with("LogonId", LOGON)
                        .with("TerminalSessionId", "1")
                        .with("IntegrityLevel", "High")
                        .with("Hashes", hash(program))
                        .with("ParentProcessGuid", parent.guid())
                        .with("ParentProcessId", Integer.toString(parent.id()))
                        .with("ParentImage", parent.image())
                        .with("ParentCommandLine", parentCommand)
                        .with("ParentUser", ACCOUNT_NAME)
                        .array());
    }

    /** An invented hash, the same for the same program. */
    private static String hash(Program program) {
        long seed = program.image().hashCode() * 0x9E3779B97F4A7C15L;
        StringBuilder hash = new StringBuilder("SHA256=");
        for (int i = 0; i < 4; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            hash.append(String.format("%016X", seed));
        }
        return hash.toString();
    }
}
