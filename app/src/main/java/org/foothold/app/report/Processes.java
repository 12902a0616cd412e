package org.foothold.app.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Lineage.Running;
import org.jspecify.annotations.Nullable;

/** The processes that findings are about, and those above them. Bounded; findings whose process had no room stand in no tree. */
final class Processes {
    private static final int MOST = 50_000;
    private static final int MOST_FINDINGS = 200_000;

    /** Characters of a command line that a tree shows. */
    private static final int LONGEST = 400;

    private final Map<String, Node> known = new HashMap<>();
    private final List<Node> all = new ArrayList<>();

    /** For each finding the number of its process, from 1; 0 where it has none. */
    private int[] byFinding = new int[256];

    /** A process. */
    static final class Node {
        private final int number;
        private String image = "";
        private String command = "";
        private String user = "";
        private String pid = "";
        private @Nullable Instant startedAt;
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

        String pid() {
            return pid;
        }

        /** When it started; null where its start is not known. */
        @Nullable
        Instant startedAt() {
            return startedAt;
        }

        @Nullable
        Node parent() {
            return parent;
        }

        private void tell(Running process) {
            image = told(image, process.image());
            command = told(command, process.commandLine());
            user = told(user, process.user());
            pid = told(pid, process.pid());
            startedAt = startedAt == null ? process.startedAt() : startedAt;
        }

        private static String told(String before, @Nullable String now) {
            return before.isEmpty() && now != null ? Blob.cut(now, LONGEST) : before;
        }

        private void startedBy(Node starter) {
            for (Node at = starter; at != null; at = at.parent) {
                if (at == this) {
                    return; // What logs say wrongly makes no circle.
                }
            }
            parent = parent == null ? starter : parent;
        }
    }

    /** Takes note of the processes of the finding with this place among the findings. */
    void add(long place, Finding finding) {
        Lineage lineage = finding.lineage();
        if (lineage == null || place > MOST_FINDINGS) {
            return;
        }
        Node self = null;
        Node child = null;
        String below = "";
        for (Running process : lineage.processes()) {
            String key = key(process, finding.target().name(), below);
            Node node = node(key);
            if (node == null) {
                break;
            }
            node.tell(process);
            if (child != null) {
                child.startedBy(node);
            }
            self = self == null ? node : self;
            child = node;
            below = key;
        }
        if (self != null) {
            if (place >= byFinding.length) {
                byFinding = Arrays.copyOf(byFinding, (int) Math.max(place + 1, 2L * byFinding.length));
            }
            byFinding[(int) place] = self.number + 1;
        }
    }

    // Of a process whose own start nobody told only its child, or what it does, says something.
    private static String key(Running process, String target, String below) {
        if (!process.key().isEmpty()) {
            return process.key();
        }
        if (process.guid() != null) {
            return target + '\0' + process.guid();
        }
        return below.isEmpty() ? target + "\0?" + process.pid() + '\0' + process.image() : below + "\0above";
    }

    private @Nullable Node node(String key) {
        Node node = known.get(key);
        if (node == null && all.size() < MOST) {
            node = new Node(all.size());
            known.put(key, node);
            all.add(node);
        }
        return node;
    }

    /** The process of the finding at this place; null where none is known. */
    @Nullable
    Node of(long place) {
        int number = place < byFinding.length ? byFinding[(int) place] : 0;
        return number == 0 ? null : all.get(number - 1);
    }

    /** Trees of these processes and of all that are above them, as children by process; the roots stand under null. */
    static Map<@Nullable Node, List<Node>> trees(Iterable<Node> processes) {
        Map<@Nullable Node, List<Node>> children = new HashMap<>();
        Map<Node, Boolean> placed = new HashMap<>();
        for (Node process : processes) {
            for (Node at = process; at != null && placed.put(at, true) == null; at = at.parent) {
                children.computeIfAbsent(at.parent, any -> new ArrayList<>()).add(at);
            }
        }
        Comparator<Node> order = Comparator.comparing(
                        Node::startedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparingInt(Node::number);
        children.values().forEach(list -> list.sort(order));
        return children;
    }
}
