package org.foothold.app.corpus;

import static org.foothold.app.corpus.OfficeMacroChain.ACCOUNT;
import static org.foothold.app.corpus.OfficeMacroChain.ACCOUNT_SID;
import static org.foothold.app.corpus.OfficeMacroChain.COMPUTER;
import static org.foothold.app.corpus.OfficeMacroChain.DOMAIN;
import static org.foothold.app.corpus.OfficeMacroChain.LOGON;
import static org.foothold.app.corpus.OfficeMacroChain.RUN_UPDATER;
import static org.foothold.app.corpus.OfficeMacroChain.SID;
import static org.foothold.app.corpus.OfficeMacroChain.USER;

import java.util.ArrayList;
import java.util.List;
import org.foothold.app.corpus.LogScript.Numbers;

/** What the Security log has of the sample's attack. */
final class SecurityScript {
    private static final String DAY = "2026-03-17T";
    private static final String SUCCESS = "0x8020000000000000";
    private static final String MACHINE = "FIN-WS-014";
    private static final String[] SUBJECT = {
        "SubjectUserSid", SID, "SubjectUserName", USER, "SubjectDomainName", DOMAIN, "SubjectLogonId", LOGON
    };

    private final LogScript log = new LogScript(
            "Security",
            "Microsoft-Windows-Security-Auditing",
            "{54849625-5478-4994-a5ba-3e3b0328c30d}",
            COMPUTER,
            "",
            716,
            130772);

    private SecurityScript() {}

    static byte[] write() {
        SecurityScript script = new SecurityScript();
        script.logon("09:02:10.553Z", SID, USER, DOMAIN, LOGON, "2");
        script.logon("09:05:00.008Z", "S-1-5-18", "SYSTEM", "NT AUTHORITY", "0x3e7", "5");
        script.task();
        script.account();
        script.logon("09:20:00.011Z", "S-1-5-18", "SYSTEM", "NT AUTHORITY", "0x3e7", "5");
        return script.log.bytes();
    }

    private void logon(String time, String sid, String user, String domain, String id, String type) {
        log.event(
                DAY + time,
                4624,
                new Numbers(2, 0, 12544, 0, SUCCESS),
                Fields.of("SubjectUserSid", "S-1-5-18")
                        .with("SubjectUserName", MACHINE + "$")
                        .with("SubjectDomainName", DOMAIN)
                        .with("SubjectLogonId", "0x3e7")
                        .with("TargetUserSid", sid)
                        .with("TargetUserName", user)
                        .with("TargetDomainName", domain)
                        .with("TargetLogonId", id)
                        .with("LogonType", type)
                        .with("LogonProcessName", type.equals("2") ? "User32 " : "Advapi  ")
                        .with("AuthenticationPackageName", "Negotiate")
                        .with("WorkstationName", MACHINE)
                        .with("LogonGuid", "{00000000-0000-0000-0000-000000000000}")
                        .with("TransmittedServices", "-")
                        .with("LmPackageName", "-")
                        .with("KeyLength", "0")
                        .with("ProcessId", "0x2cc")
                        .with(
                                "ProcessName",
                                type.equals("2")
                                        ? "C:\\Windows\\System32\\svchost.exe"
                                        : "C:\\Windows\\System32\\services.exe")
                        .with("IpAddress", type.equals("2") ? "127.0.0.1" : "-")
                        .with("IpPort", type.equals("2") ? "0" : "-")
                        .with("ImpersonationLevel", "%%1833")
                        .with("RestrictedAdminMode", "-")
                        .with("TargetOutboundUserName", "-")
                        .with("TargetOutboundDomainName", "-")
                        .with("VirtualAccount", "%%1843")
                        .with("TargetLinkedLogonId", "0x0")
                        .with("ElevatedToken", "%%1842")
                        .array());
    }

    private void task() {
        String command = RUN_UPDATER.substring(RUN_UPDATER.indexOf(' ') + 1);
        String content = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n"
                + "<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\r\n"
                + "  <RegistrationInfo>\r\n    <Date>2026-03-17T10:12:35</Date>\r\n    <Author>NORDWIND\\j.larsen</Author>\r\n"
                + "    <URI>\\OneDrive Sync Check</URI>\r\n  </RegistrationInfo>\r\n"
                + "  <Triggers>\r\n    <LogonTrigger>\r\n      <Enabled>true</Enabled>\r\n    </LogonTrigger>\r\n  </Triggers>\r\n"
                + "  <Principals>\r\n    <Principal id=\"Author\">\r\n      <UserId>NORDWIND\\j.larsen</UserId>\r\n"
                + "      <LogonType>InteractiveToken</LogonType>\r\n      <RunLevel>HighestAvailable</RunLevel>\r\n    </Principal>\r\n  </Principals>\r\n"
                + "  <Actions Context=\"Author\">\r\n    <Exec>\r\n      <Command>powershell.exe</Command>\r\n      <Arguments>"
                + command + "</Arguments>\r\n    </Exec>\r\n  </Actions>\r\n</Task>";
        event(
                "09:12:35.611Z",
                4698,
                12804,
                1,
                "TaskName",
                "\\OneDrive Sync Check",
                "TaskContent",
                content,
                "ClientProcessStartKey",
                "7318349394477411",
                "ClientProcessId",
                "9512",
                "ParentProcessId",
                "9460",
                "RpcCallClientLocality",
                "0",
                "FQDN",
                COMPUTER);
    }

    private void account() {
        String[] target = {"TargetUserName", ACCOUNT, "TargetDomainName", MACHINE, "TargetSid", ACCOUNT_SID};
        log.event(
                DAY + "09:14:02.842Z",
                4720,
                new Numbers(0, 0, 13824, 0, SUCCESS),
                join(
                        target,
                        SUBJECT,
                        Fields.of("PrivilegeList", "-")
                                .with("SamAccountName", ACCOUNT)
                                .with("DisplayName", "%%1793")
                                .with("UserPrincipalName", "-")
                                .with("HomeDirectory", "%%1793")
                                .with("HomePath", "%%1793")
                                .with("ScriptPath", "%%1793")
                                .with("ProfilePath", "%%1793")
                                .with("UserWorkstations", "%%1793")
                                .with("PasswordLastSet", "%%1794")
                                .with("AccountExpires", "%%1794")
                                .with("PrimaryGroupId", "513")
                                .with("AllowedToDelegateTo", "-")
                                .with("OldUacValue", "0x0")
                                .with("NewUacValue", "0x15")
                                .with("UserAccountControl", "\r\n\t\t%%2080\r\n\t\t%%2082\r\n\t\t%%2084")
                                .with("UserParameters", "%%1793")
                                .with("SidHistory", "-")
                                .with("LogonHours", "%%1797")
                                .array()));
        log.event(DAY + "09:14:02.844Z", 4722, new Numbers(0, 0, 13824, 0, SUCCESS), join(target, SUBJECT));
        log.event(DAY + "09:14:02.851Z", 4724, new Numbers(0, 0, 13824, 0, SUCCESS), join(target, SUBJECT));
        log.event(
                DAY + "09:14:04.233Z",
                4732,
                new Numbers(0, 0, 13826, 0, SUCCESS),
                join(
                        Fields.of("MemberName", "-")
                                .with("MemberSid", ACCOUNT_SID)
                                .with("TargetUserName", "Administrators")
                                .with("TargetDomainName", "Builtin")
                                .with("TargetSid", "S-1-5-32-544")
                                .array(),
                        SUBJECT,
                        new String[] {"PrivilegeList", "-"}));
    }

    private void event(String time, int id, int task, int version, String... fields) {
        log.event(DAY + time, id, new Numbers(version, 0, task, 0, SUCCESS), join(SUBJECT, fields));
    }

    private static String[] join(String[]... parts) {
        List<String> all = new ArrayList<>();
        for (String[] part : parts) {
            all.addAll(List.of(part));
        }
        return all.toArray(String[]::new);
    }
}
