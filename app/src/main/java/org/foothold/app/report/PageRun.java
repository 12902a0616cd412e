package org.foothold.app.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.engine.model.Summary;

/** What a page says of the run: what was not examined, how far the rules reach, and in what it was found. */
final class PageRun {
    private final Html html;
    private final RunFacts facts;

    PageRun(Html html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    void unexamined(List<String> lines) {
        html.open("section", "id", "unexamined", "aria-labelledby", "unexamined-title");
        html.element("h2", "Not examined, and why", "id", "unexamined-title");
        if (lines.isEmpty()) {
            html.element("p", "Everything was examined.", "class", "quiet");
        } else {
            html.open("ul", "class", "plain");
            lines.forEach(line -> html.element("li", line));
            html.close("ul");
        }
        html.close("section");
    }

    /** A tile for each technique of the tactic: found, looked for, or out of reach. */
    void coverage(Map<String, Long> findings) {
        List<String> techniques = facts.tactic().techniques(19);
        long reached = techniques.stream()
                .filter(id -> facts.rules().getOrDefault(id, 0) > 0)
                .count();
        long found = techniques.stream()
                .filter(id -> findings.getOrDefault(id, 0L) > 0)
                .count();
        html.open("section", "id", "coverage", "aria-labelledby", "coverage-title");
        html.element("h2", "Coverage of Persistence (TA0003)", "id", "coverage-title");
        html.open("p");
        html.text(String.format(
                Locale.ROOT,
                "Of the %d techniques of ATT&CK %s, rules look for %d, and %d were found. ",
                techniques.size(),
                facts.tactic().version(),
                reached,
                found));
        html.element("span", "A technique without a rule was not looked for.", "class", "quiet")
                .close("p");
        html.open("ul", "class", "tiles");
        for (String id : techniques) {
            tile(id, facts.rules().getOrDefault(id, 0), findings.getOrDefault(id, 0L));
        }
        html.close("ul", "section");
    }

    private void tile(String id, int rules, long findings) {
        String kind = findings > 0 ? "found" : rules > 0 ? "reached" : "gap";
        String name = facts.tactic().names().getOrDefault(id, "");
        html.open("li", "class", kind + (id.indexOf('.') > 0 ? " sub" : ""));
        if (findings > 0) {
            html.open("button", "type", "button", "data-t", id);
        }
        html.element("b", id).element("span", name, "class", "name");
        String said = rules == 0 ? "no rule" : Verdict.count(rules, "rule");
        html.element("span", findings == 0 ? said : said + ", " + Verdict.count(findings, "finding"), "class", "said");
        if (findings > 0) {
            html.close("button");
        }
        html.close("li");
    }

    void run(Summary summary) {
        html.open("section", "id", "run", "aria-labelledby", "run-title");
        html.element("h2", "This run", "id", "run-title");
        html.open("dl", "class", "facts");
        fact("Targets", String.join(", ", facts.targets()));
        Summary.Outcomes files = summary.outcomes();
        fact(
                "Files",
                String.format(
                        Locale.ROOT,
                        "%,d read, %,d empty, %,d of other kinds or absent, %,d unreadable",
                        files.found(),
                        files.empty(),
                        files.absent(),
                        files.unreadable()));
        fact("Events", String.format(Locale.ROOT, "%,d read, %,d damaged", summary.events(), summary.damaged()));
        fact(
                "Rules",
                String.format(
                        Locale.ROOT,
                        "%,d took part, %,d refused, %,d about logs that no mapping knows; %,d correlations",
                        summary.rules().loaded(),
                        summary.rules().refused(),
                        summary.rules().withoutLogsource(),
                        summary.correlations().loaded()));
        fact("Began", PageIncidents.time(facts.startedAt()));
        fact(
                "Took",
                String.format(
                        Locale.ROOT,
                        "%.1f s with at most %s",
                        summary.seconds(),
                        Verdict.count(facts.workers(), "worker")));
        fact("Program", facts.version());
        html.close("dl", "section");
    }

    private void fact(String name, String value) {
        html.element("dt", name).element("dd", value);
    }
}
