package org.foothold.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Events of our own, like those that hosts log most often. */
final class Sample {
    private Sample() {}

    /** A process that starts, as Sysmon logs it. */
    static Map<String, String> process(String commandLine) {
        Map<String, String> event = event("Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", "1");
        event.put("RuleName", "-");
        event.put("UtcTime", "2026-03-10 11:02:33.123");
        event.put("ProcessGuid", "{b3c1a2f0-1111-62a9-0000-0010d1c2b3a4}");
        event.put("ProcessId", "4312");
        event.put("Image", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
        event.put("FileVersion", "10.0.19041.1 (WinBuild.160101.0800)");
        event.put("Description", "Windows PowerShell");
        event.put("Product", "Microsoft Windows Operating System");
        event.put("Company", "Microsoft Corporation");
        event.put("OriginalFileName", "PowerShell.EXE");
        event.put("CommandLine", commandLine);
        event.put("CurrentDirectory", "C:\\Users\\ada\\");
        event.put("User", "DESKTOP-1\\ada");
        event.put("LogonId", "0x3e7a1");
        event.put("IntegrityLevel", "Medium");
        event.put("Hashes", "MD5=0123456789ABCDEF0123456789ABCDEF,IMPHASH=FEDCBA9876543210FEDCBA9876543210");
        event.put("ParentImage", "C:\\Windows\\explorer.exe");
        event.put("ParentCommandLine", "C:\\Windows\\Explorer.EXE");
        event.put("ParentUser", "DESKTOP-1\\ada");
        return event;
    }

    /** A logon, as Security logs it. */
    static Map<String, String> logon(String workstation) {
        Map<String, String> event = event("Security", "Microsoft-Windows-Security-Auditing", "4624");
        event.put("SubjectUserSid", "S-1-5-18");
        event.put("SubjectUserName", "DESKTOP-1$");
        event.put("SubjectDomainName", "WORKGROUP");
        event.put("SubjectLogonId", "0x3e7");
        event.put("TargetUserSid", "S-1-5-18");
        event.put("TargetUserName", "SYSTEM");
        event.put("TargetDomainName", "NT AUTHORITY");
        event.put("LogonType", "5");
        event.put("LogonProcessName", "Advapi  ");
        event.put("AuthenticationPackageName", "Negotiate");
        event.put("WorkstationName", workstation);
        event.put("ProcessName", "C:\\Windows\\System32\\services.exe");
        event.put("IpAddress", "-");
        event.put("IpPort", "-");
        return event;
    }

    /** A process that starts, as Security logs it. */
    static Map<String, String> creation(String commandLine) {
        Map<String, String> event = event("Security", "Microsoft-Windows-Security-Auditing", "4688");
        event.put("SubjectUserSid", "S-1-5-21-1111111111-2222222222-3333333333-1001");
        event.put("SubjectUserName", "ada");
        event.put("SubjectDomainName", "DESKTOP-1");
        event.put("SubjectLogonId", "0x3e7a1");
        event.put("NewProcessId", "0x10d8");
        event.put("NewProcessName", "C:\\Windows\\System32\\cmd.exe");
        event.put("TokenElevationType", "%%1938");
        event.put("ProcessId", "0xa10");
        event.put("CommandLine", commandLine);
        event.put("ParentProcessName", "C:\\Windows\\explorer.exe");
        event.put("MandatoryLabel", "S-1-16-8192");
        return event;
    }

    /** A script block, as PowerShell logs it. */
    static Map<String, String> script(String text) {
        Map<String, String> event =
                event("Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-PowerShell", "4104");
        event.put("MessageNumber", "1");
        event.put("MessageTotal", "1");
        event.put("ScriptBlockText", text);
        event.put("ScriptBlockId", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
        event.put("Path", "");
        return event;
    }

    private static Map<String, String> event(String channel, String provider, String id) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("Provider_Name", provider);
        event.put("EventID", id);
        event.put("Level", "4");
        event.put("EventRecordID", "90210");
        event.put("Channel", channel);
        event.put("Computer", "DESKTOP-1");
        return event;
    }
}
