package org.foothold.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.app.report.Processes.Node;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Step;
import org.jspecify.annotations.Nullable;

/**
 * The process trees of an incident: from the oldest process that is known down to those that findings are about. What is long is
 * folded.
 */
final class PageTrees {
    /** Processes of an incident; the rest stands among the findings. */
    private static final int MOST_PROCESSES = 200;

    private static final int DEEPEST = 40;

    /** Processes one below the other without a finding that are shown; of more, those between the first and the last are folded. */
    private static final int LONGEST_CHAIN = 3;

    /** Children of one process that are shown; the rest is folded. */
    private static final int MOST_CHILDREN = 8;

    private final Html html;
    private final Marks marks;
    private final Map<Node, List<Step>> steps = new LinkedHashMap<>();
    private final Map<@Nullable Node, List<Node>> children;
    private int left = MOST_PROCESSES;

    /** Writes a finding where it stands in the tree. */
    interface Marks {
        void write(Step step);
    }

    PageTrees(Html html, Processes processes, Incident incident, Marks marks) {
        this.html = html;
        this.marks = marks;
        for (Step step : incident.steps()) {
            Node node = processes.of(step.finding());
            if (node != null) {
                steps.computeIfAbsent(node, any -> new ArrayList<>()).add(step);
            }
        }
        this.children = Processes.trees(steps.keySet());
    }

    void write() {
        if (!steps.isEmpty()) {
            html.element("h3", "Processes");
            nodes(children.getOrDefault(null, List.of()), 0);
        }
    }

    private void nodes(List<Node> nodes, int depth) {
        if (nodes.isEmpty() || depth > DEEPEST) {
            return;
        }
        html.open("ul", "class", "tree");
        List<Node> shown = nodes.size() > MOST_CHILDREN + 1 ? nodes.subList(0, MOST_CHILDREN) : nodes;
        for (Node node : shown) {
            node(node, depth);
        }
        List<Node> folded = nodes.subList(shown.size(), nodes.size());
        if (!folded.isEmpty() && left > 0) {
            html.open("li").open("details", "class", "fold");
            html.element("summary", Verdict.count(folded.size(), "more process", "es"));
            html.open("ul", "class", "tree");
            folded.forEach(node -> node(node, depth));
            html.close("ul", "details", "li");
        }
        html.close("ul");
    }

    private void node(Node node, int depth) {
        if (left <= 0) {
            if (left-- == 0) {
                html.element("li", "and more, which stand among the findings", "class", "quiet");
            }
            return;
        }
        html.open("li");
        process(node);
        List<Node> chain = chain(node);
        Node last = node;
        if (chain.size() > LONGEST_CHAIN) {
            List<Node> between = chain.subList(0, chain.size() - 1);
            html.open("details", "class", "fold");
            html.element("summary", Verdict.count(between.size(), "process", "es") + " between, without a finding");
            between.forEach(this::process);
            html.close("details");
            last = between.getLast();
        }
        nodes(children.getOrDefault(last, List.of()), depth + (last == node ? 1 : 1 + chain.size()));
        html.close("li");
    }

    /** What stands below a process one by one, without a finding. */
    private List<Node> chain(Node node) {
        List<Node> chain = new ArrayList<>();
        Node at = node;
        while (children.getOrDefault(at, List.of()).size() == 1) {
            at = children.getOrDefault(at, List.of()).getFirst();
            if (steps.containsKey(at)) {
                break;
            }
            chain.add(at);
        }
        return chain;
    }

    private void process(Node node) {
        left--;
        List<Step> found = steps.getOrDefault(node, List.of());
        html.open("div", "class", found.isEmpty() ? "process" : "process seen");
        html.open("div", "class", "who");
        html.element("b", name(node.image()), "title", node.image());
        if (!node.pid().isEmpty()) {
            html.element("span", "pid " + node.pid(), "class", "quiet");
        }
        if (!node.user().isEmpty()) {
            html.element("span", node.user(), "class", "user");
        }
        html.element(
                "span",
                node.startedAt() == null ? "start not seen" : PageIncidents.time(node.startedAt()),
                "class",
                "quiet");
        html.close("div");
        if (!node.command().isEmpty()) {
            html.element("code", node.command());
        }
        marks(found);
        html.close("div");
    }

    private void marks(List<Step> found) {
        Map<String, Step> first = new LinkedHashMap<>();
        for (Step step : found) {
            first.putIfAbsent(step.rule().title(), step);
        }
        if (!first.isEmpty()) {
            html.open("ul", "class", "marks");
            first.values().forEach(marks::write);
            html.close("ul");
        }
    }

    /** The name of a program. */
    static String name(String image) {
        String name = image.substring(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1);
        return name.isEmpty() ? "(unknown program)" : name;
    }
}
