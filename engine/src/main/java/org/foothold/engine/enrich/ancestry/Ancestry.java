package org.foothold.engine.enrich.ancestry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.States;

/**
 * Knows who started whom: adds to every event of a process the programs above it and the logon that it came from. A process is
 * known by its GUID where the log has one, and else by its number and the time.
 */
public final class Ancestry implements Enricher {
    /** Images of the processes above, nearest first. */
    static final String ANCESTORS = "Ancestors";

    /** Their command lines, as far as they are known. */
    static final String COMMAND_LINES = "AncestorCommandLines";

    /** The image of the oldest process that is known. */
    static final String ROOT = "SessionRoot";

    /** How many processes above are known. */
    static final String DEPTH = "AncestryDepth";

    /** Who logged on. */
    static final String ACCOUNT = "SessionAccount";

    /** In which way, as Windows numbers them. */
    static final String LOGON_TYPE = "SessionLogonType";

    /** From which address. */
    static final String SOURCE = "SessionSource";

    /** The feeder of what a process of Linux does. */
    static final String SEEN = "process_seen_linux";

    private static final List<String> START = List.of(
            "ProcessGuid",
            "ProcessId",
            "Image",
            "CommandLine",
            "User",
            "ParentProcessGuid",
            "ParentProcessId",
            "ParentImage",
            "ParentCommandLine",
            "LogonId",
            "TargetLogonId",
            "ses");

    private static final Map<String, List<String>> FEEDERS = Map.ofEntries(
            Map.entry("process_start", START),
            Map.entry("process_start_sysmon_linux", START),
            Map.entry("process_exec_linux", START),
            Map.entry("process_exec_macos", START),
            Map.entry(SEEN, List.of("pid", "ppid", "exe", "proctitle", "UID", "uid", "ses")),
            Map.entry("process_fork_linux", List.of("pid", "exit")),
            Map.entry("process_fork_macos", List.of("process.audit_token.pid", "event.fork.child.audit_token.pid")),
            Map.entry("process_end", List.of("ProcessGuid", "ProcessId")),
            Map.entry("process_end_macos", List.of("process.audit_token.pid")),
            Map.entry(
                    "logon_windows",
                    List.of("TargetLogonId", "TargetDomainName", "TargetUserName", "LogonType", "IpAddress")),
            Map.entry("logon_linux", List.of("ses", "acct", "id", "ID", "AUID", "addr")));

    @Override
    public List<String> facts() {
        return List.of(ANCESTORS, COMMAND_LINES, ROOT, DEPTH, ACCOUNT, LOGON_TYPE, SOURCE);
    }

    @Override
    public Map<String, List<String>> feeders() {
        Map<String, List<String>> all = new HashMap<>(FEEDERS);
        all.put("boot_windows", List.of());
        all.put("boot_linux", List.of());
        return Map.copyOf(all);
    }

    @Override
    public Set<String> steady() {
        return Set.of(SEEN);
    }

    @Override
    public List<String> asks() {
        return Actor.FIELDS;
    }

    @Override
    public List<String> marks() {
        return Actor.MARKS;
    }

    @Override
    public Course begin(States states) {
        return new AncestryCourse(states);
    }
}
