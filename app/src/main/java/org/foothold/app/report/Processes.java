package org.foothold.app.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The processes that the evidence of findings names, and who started whom: by GUID where there is one, else by the id on its
 * target. Bounded; findings whose process had no room stand in no tree.
 */
final class Processes {
    private static final int MOST = 50_000;
    private static final int MOST_FINDINGS = 200_000;

    /** Characters of a command line that a tree shows. */
    private static final int LONGEST = 400;

    private static final String SYSMON = "Sysmon/Operational";

    private final Map<String, Node> known = new HashMap<>();
    private final Map<Long, Node> byFinding = new HashMap<>();
    private int nodes;

    /** A process. */
    static final class Node {
        private final int number;
        private String image = "";
        private String command = "";
        private String user = "";
        private @Nullable Node parent;

        private Node(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        String image() {
            return image;
        }

        String command() {
            return command;
        }

        String user() {
            return user;
        }

        @Nullable
        Node parent() {
            return parent;
        }

        private void tell(@Nullable String imageTold, @Nullable String commandTold, @Nullable String userTold) {
            image = image.isEmpty() ? Blob.cut(text(imageTold), LONGEST) : image;
            command = command.isEmpty() ? Blob.cut(text(commandTold), LONGEST) : command;
            user = user.isEmpty() ? Blob.cut(text(userTold), LONGEST) : user;
        }

        private void startedBy(@Nullable Node starter) {
            for (Node at = starter; at != null; at = at.parent) {
                if (at == this) {
                    return; // Ids that were used again make no circle.
                }
            }
            parent = parent == null ? starter : parent;
        }
    }

    /** Takes note of the processes of the finding with this place among the findings. */
    void add(long place, Finding finding) {
        Node node = read(finding);
        if (node != null && byFinding.size() < MOST_FINDINGS) {
            byFinding.put(place, node);
        }
    }

    /** The process of the finding at this place; null where none is known. */
    @Nullable
    Node of(long place) {
        return byFinding.get(place);
    }

    private @Nullable Node read(Finding finding) {
        Evidence evidence = finding.evidence();
        String host = finding.target().name().toLowerCase(Locale.ROOT);
        String channel = text(evidence.first("Channel"));
        if (evidence.first("NewProcessId") != null) {
            return created(evidence, host);
        }
        if (channel.startsWith("linux/auditd")) {
            return linux(evidence, host);
        }
        if (evidence.first("ProcessGuid") != null || channel.endsWith(SYSMON)) {
            return sysmon(evidence, host);
        }
        String writer = channel.contains("PowerShell") ? evidence.first("Execution_ProcessID") : null;
        String pid = writer == null ? evidence.first("ClientProcessId") : writer;
        if (pid == null) {
            return null;
        }
        Node node = node(host, null, pid);
        if (node != null && writer != null) {
            node.tell("powershell.exe", null, null);
        }
        return node;
    }

    private @Nullable Node sysmon(Evidence evidence, String host) {
        Node node = node(host, evidence.first("ProcessGuid"), evidence.first("ProcessId"));
        if (node == null) {
            return null;
        }
        boolean created = evidence.first("ParentProcessGuid") != null;
        node.tell(evidence.first("Image"), created ? evidence.first("CommandLine") : null, evidence.first("User"));
        if (created) {
            Node parent = node(host, evidence.first("ParentProcessGuid"), evidence.first("ParentProcessId"));
            if (parent != null) {
                parent.tell(
                        evidence.first("ParentImage"),
                        evidence.first("ParentCommandLine"),
                        evidence.first("ParentUser"));
            }
            node.startedBy(parent);
        }
        return node;
    }

    private @Nullable Node created(Evidence evidence, String host) {
        Node node = node(host, null, evidence.first("NewProcessId"));
        if (node == null) {
            return null;
        }
        node.tell(evidence.first("NewProcessName"), evidence.first("CommandLine"), evidence.first("SubjectUserName"));
        Node parent = node(host, null, evidence.first("ProcessId"));
        if (parent != null) {
            parent.tell(evidence.first("ParentProcessName"), null, null);
        }
        node.startedBy(parent);
        return node;
    }

    private @Nullable Node linux(Evidence evidence, String host) {
        Node node = node(host, null, evidence.first("pid"));
        if (node == null) {
            return null;
        }
        String command = evidence.first("CommandLine");
        node.tell(
                evidence.first("exe"), command == null ? evidence.first("proctitle") : command, evidence.first("auid"));
        String ppid = evidence.first("ppid");
        node.startedBy(ppid == null || ppid.equals("0") || ppid.equals("1") ? null : node(host, null, ppid));
        return node;
    }

    private @Nullable Node node(String host, @Nullable String guid, @Nullable String pid) {
        String byPid = pid == null || pid.isBlank() || pid.equals("-") ? null : host + "\0" + decimal(pid);
        String byGuid = guid == null || guid.isBlank() || guid.equals("-") ? null : host + "\0{" + guid;
        Node node = byGuid == null ? null : known.get(byGuid);
        if (node == null && byPid != null) {
            Node seen = known.get(byPid);
            // A process that has a GUID of its own is another one, which had the id at another time.
            node = seen != null && (byGuid == null || !known.containsKey("\0" + seen.number)) ? seen : null;
        }
        if (node == null) {
            if (nodes >= MOST || (byPid == null && byGuid == null)) {
                return null;
            }
            node = new Node(nodes++);
        }
        if (byGuid != null) {
            known.put(byGuid, node);
            known.put("\0" + node.number, node);
        }
        if (byPid != null) {
            known.put(byPid, node);
        }
        return node;
    }

    private static String decimal(String pid) {
        try {
            return pid.startsWith("0x") ? Long.toString(Long.parseLong(pid, 2, Math.min(pid.length(), 17), 16)) : pid;
        } catch (NumberFormatException notANumber) {
            return pid;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Trees of these processes and of all that started them, as children by process; the roots stand under null. */
    static Map<@Nullable Node, List<Node>> trees(Iterable<Node> processes) {
        Map<@Nullable Node, List<Node>> children = new HashMap<>();
        Map<Node, Boolean> placed = new HashMap<>();
        for (Node process : processes) {
            for (Node at = process; at != null && placed.put(at, true) == null; at = at.parent) {
                children.computeIfAbsent(at.parent, any -> new ArrayList<>()).add(at);
            }
        }
        children.values().forEach(list -> list.sort(java.util.Comparator.comparingInt(Node::number)));
        return children;
    }
}
