package org.foothold.app.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;

/**
 * A report as one page for people: it needs nothing but itself, and its policy forbids the browser to load anything or to run
 * any script but the page's own. Findings are written as they come; what is kept is bounded.
 */
final class HtmlReport implements WrittenReport {
    private static final List<String> SCRIPTS = List.of("data.js", "list.js", "detail.js", "page.js");

    private final Html html;
    private final RunFacts facts;
    private final PageFindings findings;
    private final Processes processes = new Processes();
    private final Gists gists = new Gists();
    private final Unexamined unexamined = new Unexamined();
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<Finding.Rule, Long> byRule = new HashMap<>();
    private final String script;
    private long places;

    HtmlReport(OutputStream stream, RunFacts facts) {
        this.html = new Html(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
        this.facts = facts;
        this.findings = new PageFindings(html);
        StringBuilder all = new StringBuilder();
        SCRIPTS.forEach(name -> all.append(resource(name)));
        this.script = all.toString();
        head();
    }

    private void head() {
        String style = resource("page.css");
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '" + hash(script)
                        + "'; style-src '" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.element("title", "Foothold: " + String.join(", ", facts.targets()))
                .raw("\n<style>" + style + "</style>\n");
        html.raw("</head>\n<body>\n");
    }

    /** A quoted hash as a policy names it (CSP 3, hash-source). */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void finding(Finding finding) {
        places++;
        byRule.merge(finding.rule(), 1L, Long::sum);
        processes.add(places, finding);
        gists.add(places, finding);
        findings.add(finding);
    }

    @Override
    public void outcome(Outcome outcome) {
        unexamined.add(outcome);
    }

    @Override
    public void incident(Incident incident) {
        if (incidents.size() < PageIncidents.MOST) {
            incidents.add(incident);
        }
    }

    @Override
    public void summary(Summary summary) {
        findings.finish();
        unexamined.rules(summary.rules());
        unexamined.correlations(summary.correlations());
        unexamined.enrichment(summary.enrichment());
        unexamined.incidents(summary.incidents());
        unexamined.page(findings.leftOut());
        new PageHead(html, facts, gists).write(Verdict.of(incidents, summary, facts), summary, unexamined.lines());
        html.open("main");
        new PageIncidents(html, facts, processes, gists)
                .write(incidents, summary.incidents().found());
        list();
        PageRun run = new PageRun(html, facts);
        run.unexamined(unexamined.lines());
        run.coverage(byTechnique());
        run.run(summary);
        html.close("main");
        html.raw("<script>" + script + "</script>\n</body>\n</html>\n");
    }

    private Map<String, Long> byTechnique() {
        Map<String, Long> counts = new HashMap<>();
        byRule.forEach((rule, count) -> {
            for (Technique technique : rule.techniques()) {
                counts.merge(technique.id(), count, Long::sum);
            }
        });
        return counts;
    }

    /** The frame that the script fills, and for print a table of what each rule found. */
    private void list() {
        html.raw(resource("findings.html"));
        html.open("table", "class", "by-rule")
                .raw("<thead><tr><th>Technique<th>Level<th>Rule<th>Findings</tr></thead><tbody>");
        byRule.entrySet().stream()
                .sorted(java.util.Comparator.comparing((Map.Entry<Finding.Rule, Long> entry) -> first(entry.getKey()))
                        .thenComparing(entry -> entry.getKey().level(), java.util.Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().title())
                        .thenComparing(entry -> entry.getKey().path()))
                .forEach(entry -> {
                    html.open("tr").element("td", first(entry.getKey()));
                    html.element("td", entry.getKey().level().text())
                            .element("td", entry.getKey().title());
                    html.element("td", String.format(Locale.ROOT, "%,d", entry.getValue()))
                            .close("tr");
                });
        html.close("tbody", "table", "section");
    }

    private static String first(Finding.Rule rule) {
        return rule.techniques().isEmpty()
                ? "no technique"
                : rule.techniques().getFirst().id();
    }

    @Override
    public void close() {
        html.close();
    }
}
