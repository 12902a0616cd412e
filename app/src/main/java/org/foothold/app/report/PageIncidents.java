package org.foothold.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Step;
import org.foothold.engine.model.Level;

/** The incidents of a page: each with its time line, its process trees and why it is one. */
final class PageIncidents {
    /** Incidents that a page tells one by one. */
    static final int MOST = 200;

    /** Events of a time line; the rest stands among the findings. */
    private static final int MOST_EVENTS = 150;

    /** Values that tell what happened, for each moment. */
    private static final int MOST_GISTS = 3;

    private final Html html;
    private final RunFacts facts;
    private final Processes processes;
    private final Gists gists;

    PageIncidents(Html html, RunFacts facts, Processes processes, Gists gists) {
        this.html = html;
        this.facts = facts;
        this.processes = processes;
        this.gists = gists;
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
        new PageTrees(html, processes, incident, this::mark).write();
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

    /**
     * Steps of one event stand together: several rules may have seen it; and so do events of which one after the other the same is
     * told.
     */
    private void timeline(Incident incident) {
        Map<List<Object>, List<Step>> events = new LinkedHashMap<>();
        for (Step step : incident.steps()) {
            events.computeIfAbsent(List.of(step.at(), step.origin()), any -> new ArrayList<>())
                    .add(step);
        }
        List<List<List<Step>>> alike = new ArrayList<>();
        for (List<Step> event : events.values()) {
            if (alike.isEmpty() || !told(alike.getLast().getFirst()).equals(told(event))) {
                alike.add(new ArrayList<>());
            }
            alike.getLast().add(event);
        }
        html.open("ol", "class", "timeline");
        alike.stream().limit(MOST_EVENTS).forEach(same -> moment(same, incident));
        long more = alike.stream().skip(MOST_EVENTS).mapToInt(List::size).sum();
        if (more > 0) {
            html.element("li", "and " + Verdict.count(more, "more event"), "class", "quiet");
        }
        html.close("ol");
    }

    private static List<Object> told(List<Step> event) {
        List<Object> told = new ArrayList<>();
        event.forEach(step -> told.addAll(List.of(step.rule(), step.target(), step.phase())));
        return told;
    }

    private void moment(List<List<Step>> same, Incident incident) {
        Step first = same.getFirst().getFirst();
        html.open("li", "class", first.phase().text());
        html.open("div", "class", "moment");
        html.element("time", time(first.at()), "datetime", Text.time(first.at()));
        html.element("span", "+" + words(Duration.between(incident.firstAt(), first.at())), "class", "after");
        html.element("span", phase(first.phase()), "class", "phase");
        if (incident.targets().size() > 1) {
            html.element("span", first.target().name(), "class", "target");
        }
        if (same.size() > 1) {
            String until = time(same.getLast().getFirst().at());
            html.element("span", Verdict.count(same.size(), "time") + ", the last " + until, "class", "again");
        }
        html.close("div");
        Set<String> gists = new LinkedHashSet<>();
        for (Step step : same.getFirst()) {
            step(step);
            gists.add(this.gists.of(step.finding()));
        }
        same.stream().skip(1).flatMap(List::stream).forEach(step -> gists.add(this.gists.of(step.finding())));
        gists.remove("");
        gists.stream().limit(MOST_GISTS).forEach(gist -> html.element("code", gist, "class", "gist"));
        if (gists.size() > MOST_GISTS) {
            html.element("span", "and " + (gists.size() - MOST_GISTS) + " more", "class", "quiet");
        }
        html.close("li");
    }

    private void step(Step step) {
        html.open("div", "class", "step");
        badge(step.rule().level());
        link(step);
        html.element(
                "span",
                String.join(
                        " ",
                        step.rule().techniques().stream().map(Object::toString).toList()),
                "class",
                "ids");
        html.close("div");
    }

    private void mark(Step step) {
        html.open("li");
        badge(step.rule().level());
        link(step);
        html.close("li");
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

    /** The time without its thousandths. */
    static String second(Instant at) {
        return time(at.truncatedTo(ChronoUnit.SECONDS)).replace(".000", "");
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
