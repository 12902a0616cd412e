package org.foothold.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.app.report.Processes.Node;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Step;
import org.foothold.engine.model.Level;
import org.jspecify.annotations.Nullable;

/** The incidents of a page: each with its time line, its process trees and why it is one. */
final class PageIncidents {
    /** Incidents that a page tells one by one. */
    static final int MOST = 200;

    /** Events of a time line, and processes of a tree; the rest stands among the findings. */
    private static final int MOST_EVENTS = 150;

    private static final int MOST_PROCESSES = 200;
    private static final int DEEPEST = 40;

    private final Html html;
    private final RunFacts facts;
    private final Processes processes;

    PageIncidents(Html html, RunFacts facts, Processes processes) {
        this.html = html;
        this.facts = facts;
        this.processes = processes;
    }

    void write(List<Incident> incidents, long found) {
        html.open("section", "id", "incidents", "aria-labelledby", "incidents-title");
        html.element("h2", "Incidents", "id", "incidents-title");
        if (incidents.isEmpty()) {
            html.element("p", "No findings belong together, and none is grave by itself.", "class", "quiet");
        }
        for (int at = 0; at < incidents.size(); at++) {
            incident(incidents.get(at), at == 0);
        }
        if (found > incidents.size()) {
            html.element(
                    "p",
                    Verdict.count(found - incidents.size(), "more incident") + ", milder than these.",
                    "class",
                    "quiet");
        }
        html.close("section");
    }

    private void incident(Incident incident, boolean first) {
        html.open(
                "details",
                "class",
                "incident " + incident.level().text(),
                "id",
                "i-" + incident.id(),
                first ? "open" : "class",
                "");
        html.open("summary");
        badge(incident.level());
        html.element("span", incident.title(), "class", "title");
        html.element(
                "span",
                time(incident.firstAt()) + " · " + lasted(incident) + " · "
                        + Verdict.count(incident.findings(), "finding"),
                "class",
                "when");
        html.close("summary");
        html.open("div", "class", "body");
        known(incident);
        html.element("h3", "Time line");
        timeline(incident);
        trees(incident);
        html.element("h3", "Why these belong together");
        html.open("ul", "class", "reasons");
        incident.reasons().forEach(reason -> html.element("li", reason));
        html.close("ul", "div", "details");
    }

    private void known(Incident incident) {
        html.open("dl", "class", "facts");
        fact(
                "Level",
                incident.level().text()
                        + (incident.raised().isEmpty() ? "" : ", raised: " + String.join("; ", incident.raised())));
        fact(incident.targets().size() == 1 ? "Target" : "Targets", String.join(", ", incident.targets()));
        if (!incident.accounts().isEmpty()) {
            fact("Accounts", String.join(", ", incident.accounts()));
        }
        html.element("dt", "Techniques, in order").open("dd");
        html.open("ol", "class", "techniques");
        incident.techniques().forEach(technique -> html.element("li", facts.named(technique.id())));
        html.close("ol", "dd");
        fact("Incident", incident.id());
        html.close("dl");
    }

    private void fact(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    /** Steps of one event stand together: several rules may have seen it. */
    private void timeline(Incident incident) {
        Map<List<Object>, List<Step>> events = new LinkedHashMap<>();
        for (Step step : incident.steps()) {
            events.computeIfAbsent(List.of(step.at(), step.origin()), any -> new ArrayList<>())
                    .add(step);
        }
        html.open("ol", "class", "timeline");
        int shown = 0;
        for (List<Step> event : events.values()) {
            if (++shown > MOST_EVENTS) {
                html.element("li", "and " + Verdict.count(events.size() - MOST_EVENTS, "more event"), "class", "quiet");
                break;
            }
            event(event, incident);
        }
        html.close("ol");
    }

    private void event(List<Step> steps, Incident incident) {
        Step first = steps.getFirst();
        html.open("li", "class", first.phase().text());
        html.open("div", "class", "moment");
        html.element("time", time(first.at()), "datetime", Text.time(first.at()));
        html.element("span", "+" + words(Duration.between(incident.firstAt(), first.at())), "class", "after");
        html.element("span", phase(first.phase()), "class", "phase");
        if (incident.targets().size() > 1) {
            html.element("span", first.target().name(), "class", "target");
        }
        html.close("div");
        for (Step step : steps) {
            html.open("div", "class", "step");
            badge(step.rule().level());
            link(step);
            html.element(
                    "span",
                    String.join(
                            " ",
                            step.rule().techniques().stream()
                                    .map(Object::toString)
                                    .toList()),
                    "class",
                    "ids");
            html.close("div");
        }
        html.close("li");
    }

    private void trees(Incident incident) {
        Map<Node, List<Step>> steps = new LinkedHashMap<>();
        for (Step step : incident.steps()) {
            Node node = processes.of(step.finding());
            if (node != null) {
                steps.computeIfAbsent(node, any -> new ArrayList<>()).add(step);
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        html.element("h3", "Processes");
        Map<@Nullable Node, List<Node>> children = Processes.trees(steps.keySet());
        new Tree(steps, children).write(null, 0);
    }

    /** One tree on its way onto the page. */
    private final class Tree {
        private final Map<Node, List<Step>> steps;
        private final Map<@Nullable Node, List<Node>> children;
        private int left = MOST_PROCESSES;

        Tree(Map<Node, List<Step>> steps, Map<@Nullable Node, List<Node>> children) {
            this.steps = steps;
            this.children = children;
        }

        void write(@Nullable Node parent, int depth) {
            List<Node> nodes = children.getOrDefault(parent, List.of());
            if (nodes.isEmpty() || depth > DEEPEST) {
                return;
            }
            html.open("ul", "class", "tree");
            for (Node node : nodes) {
                if (left-- <= 0) {
                    html.element("li", "and more", "class", "quiet");
                    break;
                }
                html.open("li").open("div", "class", "process");
                html.element("b", name(node.image()), "title", node.image());
                if (!node.user().isEmpty()) {
                    html.element("span", node.user(), "class", "user");
                }
                if (!node.command().isEmpty()) {
                    html.element("code", node.command());
                }
                marks(steps.getOrDefault(node, List.of()));
                html.close("div");
                write(node, depth + 1);
                html.close("li");
            }
            html.close("ul");
        }

        private void marks(List<Step> found) {
            Map<String, Step> first = new LinkedHashMap<>();
            for (Step step : found) {
                first.putIfAbsent(step.rule().title(), step);
            }
            if (first.isEmpty()) {
                return;
            }
            html.open("ul", "class", "marks");
            for (Step step : first.values()) {
                html.open("li");
                badge(step.rule().level());
                link(step);
                html.close("li");
            }
            html.close("ul");
        }
    }

    /** The rule's title, by which the finding is shown. */
    private void link(Step step) {
        html.element(
                "button",
                step.rule().title(),
                "type",
                "button",
                "class",
                "link",
                "data-f",
                Long.toString(step.finding() - 1));
    }

    private void badge(Level level) {
        html.element("span", level.text(), "class", "badge " + level.text());
    }

    private static String name(String image) {
        String name = image.substring(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1);
        return name.isEmpty() ? "(unknown program)" : name;
    }

    private static String phase(Incident.Phase phase) {
        return switch (phase) {
            case ACCESS -> "way in";
            case EXECUTION -> "code run";
            case FOOTHOLD -> "foothold";
            case RETURN -> "way back";
            case OTHER -> "other";
        };
    }

    private static String lasted(Incident incident) {
        return "within " + words(Duration.between(incident.firstAt(), incident.lastAt()));
    }

    static String time(Instant at) {
        return Text.time(at).replace('T', ' ').replace("Z", " UTC");
    }

    static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60);
        }
        return seconds < 86_400
                ? String.format(Locale.ROOT, "%d h %d min", seconds / 3_600, seconds / 60 % 60)
                : String.format(Locale.ROOT, "%d d %d h", seconds / 86_400, seconds / 3_600 % 24);
    }
}
