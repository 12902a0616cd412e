package org.foothold.app.report;

import java.util.List;
import java.util.Locale;
import org.foothold.app.report.Verdict.Way;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;

/** The first screen of a page: can the attacker come back, how, since when, and what was not examined? */
final class PageHead {
    /** Ways back that are named; the coverage shows all. */
    private static final int MOST_WAYS = 6;

    /** Lines of what was not examined; its own part has all. */
    private static final int MOST_LINES = 4;

    private final Html html;
    private final RunFacts facts;
    private final Gists gists;

    PageHead(Html html, RunFacts facts, Gists gists) {
        this.html = html;
        this.facts = facts;
        this.gists = gists;
    }

    void write(Verdict verdict, Summary summary, List<String> unexamined) {
        html.open("header", "class", verdict.tone().name().toLowerCase(Locale.ROOT));
        html.element("p", "Foothold · " + String.join(", ", facts.targets()), "class", "brand");
        html.element("h1", "Can the attacker come back?");
        html.element("p", verdict.sentence(), "class", "verdict");
        verdict.more().forEach(more -> html.element("p", more, "class", "more"));
        counts(summary);
        parts();
        html.close("header");
        html.open("div", "class", verdict.ways().isEmpty() ? "first one" : "first");
        if (!verdict.ways().isEmpty()) {
            ways(verdict.ways());
        }
        unexamined(unexamined);
        html.close("div");
        html.raw(
                "<noscript><p class=\"more\">Without scripts the list of findings stays empty; all else is here.</p></noscript>\n");
    }

    private void counts(Summary summary) {
        html.open("ul", "class", "counts");
        count(summary.incidents().found(), "incident", "");
        for (Level level : List.of(Level.values()).reversed()) {
            long count = summary.findings().getOrDefault(level, 0L);
            if (count > 0) {
                html.open("li", "class", level.text());
                html.element("b", String.format(Locale.ROOT, "%,d", count))
                        .text(" " + level.text())
                        .close("li");
            }
        }
        count(summary.events(), "event", "quiet");
        count(summary.outcomes().found(), "file", "quiet");
        html.close("ul");
    }

    private void count(long number, String what, String kind) {
        html.open("li", "class", kind);
        String text = Verdict.count(number, what);
        html.element("b", text.substring(0, text.indexOf(' ')))
                .text(text.substring(text.indexOf(' ')))
                .close("li");
    }

    private void parts() {
        html.open("nav", "aria-label", "Parts of the report");
        for (String part : List.of("Incidents", "Findings", "Unexamined", "Coverage", "Run")) {
            html.element(
                    "a",
                    part.equals("Unexamined") ? "Not examined" : part.equals("Run") ? "This run" : part,
                    "href",
                    "#" + part.toLowerCase(Locale.ROOT));
        }
        html.close("nav");
    }

    private void ways(List<Way> ways) {
        html.open("section", "class", "ways", "aria-labelledby", "ways-title");
        html.element("h2", "How, and since when", "id", "ways-title");
        html.open("ol");
        for (Way way : ways.subList(0, Math.min(MOST_WAYS, ways.size()))) {
            html.open("li").open("div", "class", "way");
            html.element(
                    "span", way.level().text(), "class", "badge " + way.level().text());
            html.element(
                    "button",
                    facts.named(way.technique()),
                    "type",
                    "button",
                    "class",
                    "link",
                    "data-t",
                    way.technique());
            html.element("span", Verdict.count(way.findings(), "finding"), "class", "quiet");
            html.element("time", PageIncidents.second(way.since()), "datetime", Text.time(way.since()));
            html.close("div");
            way.examples().stream()
                    .map(gists::of)
                    .filter(gist -> !gist.isEmpty())
                    .findFirst()
                    .ifPresent(gist -> html.element("code", gist, "class", "gist"));
            html.close("li");
        }
        html.close("ol");
        if (ways.size() > MOST_WAYS) {
            html.element("a", "and " + Verdict.count(ways.size() - MOST_WAYS, "more way"), "href", "#coverage");
        }
        html.close("section");
    }

    private void unexamined(List<String> lines) {
        html.open("section", "class", "gaps", "aria-labelledby", "gaps-title");
        html.element("h2", "What was not examined", "id", "gaps-title");
        html.open("ul", "class", "reasons");
        if (lines.isEmpty()) {
            html.element("li", "Everything that was named was read, and every rule took part.");
        }
        lines.stream().limit(MOST_LINES).forEach(line -> html.element("li", line));
        List<String> techniques = facts.tactic().techniques(19);
        long without = techniques.stream()
                .filter(id -> facts.rules().getOrDefault(id, 0) == 0)
                .count();
        html.open("li");
        html.element(
                "a",
                String.format(
                        Locale.ROOT,
                        "%,d of the %,d techniques of Persistence have no rule",
                        without,
                        techniques.size()),
                "href",
                "#coverage");
        html.text(": what they leave was not looked for.").close("li", "ul");
        if (lines.size() > MOST_LINES) {
            html.element("a", "and " + Verdict.count(lines.size() - MOST_LINES, "more reason"), "href", "#unexamined");
        }
        html.close("section");
    }
}
