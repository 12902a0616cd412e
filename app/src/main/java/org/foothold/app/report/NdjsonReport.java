package org.foothold.app.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;

/** A report for programs: one JSON object a line, as docs/output.md and docs/schema say. */
final class NdjsonReport implements WrittenReport {
    private final JsonLines lines;

    NdjsonReport(OutputStream stream) {
        lines = new JsonLines(stream);
    }

    @Override
    public void finding(Finding finding) {
        Finding.Rule rule = finding.rule();
        lines.start().text("kind", "finding");
        rule(rule);
        lines.text("level", rule.level().text());
        lines.texts("techniques", rule.techniques().stream().map(Technique::id).toList())
                .texts("tags", rule.tags())
                .text("at", Text.time(finding.at()));
        lines.object("target").text("name", finding.target().name()).endObject();
        source(finding.origin());
        Finding.Logsource logsource = rule.logsource();
        lines.object("logsource")
                .optional("product", logsource.product())
                .optional("category", logsource.category())
                .optional("service", logsource.service())
                .endObject();
        lines.evidence("evidence", finding.evidence()).texts("reasons", finding.reasons());
        if (!finding.events().isEmpty()) {
            events(finding.events());
        }
        lines.end();
    }

    private void rule(Finding.Rule rule) {
        lines.object("rule").text("id", rule.id()).text("title", rule.title()).text("path", rule.path());
        lines.endObject();
    }

    private void events(List<Finding.Event> events) {
        lines.array("events");
        for (Finding.Event event : events) {
            lines.member().text("path", event.origin().path());
            lines.unsigned("record", event.origin().record());
            lines.text("at", Text.time(event.at()))
                    .text("target", event.target().name());
            rule(event.rule());
            lines.endObject();
        }
        lines.endArray();
    }

    private void source(Origin origin) {
        lines.object("source").text("path", origin.path()).unsigned("record", origin.record());
        if (origin.carved()) {
            lines.flag("carved", true);
        }
        lines.endObject();
    }

    @Override
    public void outcome(Outcome outcome) {
        lines.start().text("kind", "outcome");
        lines.object("source").text("path", outcome.path()).endObject();
        lines.text("result", outcome.result().name().toLowerCase(Locale.ROOT))
                .number("events", outcome.events())
                .number("damaged", outcome.damaged())
                .number("carved", outcome.carved())
                .text("reason", outcome.reason());
        lines.end();
        lines.flush();
    }

    @Override
    public void incident(Incident incident) {
        lines.start().text("kind", "incident").text("id", incident.id());
        lines.text("level", incident.level().text()).texts("raised", incident.raised());
        lines.text("title", incident.title())
                .texts("targets", incident.targets())
                .texts("accounts", incident.accounts())
                .text("first", Text.time(incident.firstAt()))
                .text("last", Text.time(incident.lastAt()))
                .texts(
                        "techniques",
                        incident.techniques().stream().map(Technique::id).toList())
                .number("findings", incident.findings());
        lines.array("steps");
        for (Incident.Step step : incident.steps()) {
            lines.member().number("finding", step.finding()).text("at", Text.time(step.at()));
            lines.text("phase", step.phase().text())
                    .text("title", step.rule().title())
                    .endObject();
        }
        lines.endArray().texts("reasons", incident.reasons()).end();
    }

    @Override
    public void summary(Summary summary) {
        lines.start().text("kind", "summary");
        lines.number("events", summary.events()).number("damaged", summary.damaged());
        lines.flag("complete", summary.complete()).object("findings");
        for (Level level : List.of(Level.values()).reversed()) {
            lines.number(level.text(), summary.findings().getOrDefault(level, 0L));
        }
        lines.endObject();
        Summary.Outcomes outcomes = summary.outcomes();
        lines.object("outcomes")
                .number("found", outcomes.found())
                .number("absent", outcomes.absent())
                .number("empty", outcomes.empty())
                .number("unreadable", outcomes.unreadable())
                .endObject();
        Summary.Rules rules = summary.rules();
        lines.object("rules")
                .number("loaded", rules.loaded())
                .number("refused", rules.refused())
                .number("without_logsource", rules.withoutLogsource())
                .endObject();
        correlations(summary.correlations());
        enrichment(summary.enrichment());
        incidents(summary.incidents());
        lines.decimal("seconds", Math.round(summary.seconds() * 1000) / 1000.0).end();
    }

    private void correlations(Summary.Correlations correlations) {
        lines.object("correlations")
                .number("loaded", correlations.loaded())
                .number("late", correlations.late())
                .number("groups_dropped", correlations.groups())
                .number("events_dropped", correlations.events())
                .number("without_group", correlations.withoutGroup())
                .number("without_value", correlations.withoutValue())
                .endObject();
    }

    private void enrichment(Summary.Enrichment enrichment) {
        lines.object("enrichment")
                .number("rules", enrichment.rules())
                .number("heard", enrichment.heard())
                .number("judged", enrichment.judged())
                .number("early", enrichment.early())
                .number("forgotten", enrichment.forgotten())
                .number("undecided", enrichment.undecided())
                .endObject();
    }

    private void incidents(Summary.Incidents incidents) {
        lines.object("incidents")
                .number("found", incidents.found())
                .number("findings", incidents.findings())
                .number("dropped", incidents.dropped())
                .number("findings_dropped", incidents.findingsDropped())
                .number("values_dropped", incidents.valuesDropped())
                .number("values_common", incidents.valuesCommon())
                .endObject();
    }

    @Override
    public void close() {
        lines.close();
    }
}
