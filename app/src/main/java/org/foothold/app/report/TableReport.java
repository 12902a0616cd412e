package org.foothold.app.report;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.foothold.app.terminal.Glyphs;
import org.foothold.app.terminal.Paint;
import org.foothold.app.terminal.Terminal;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Summary;

/**
 * A report for people: findings by technique, the gravest first, and last what was not examined. Only a few findings of
 * each rule are kept, so that a report of millions takes no more memory than one of hundreds.
 */
final class TableReport implements WrittenReport {
    /** Findings of one rule that are shown one by one. */
    private static final int EXAMPLES = 3;

    /** Incidents that are shown one by one. */
    private static final int INCIDENTS = 20;

    private static final String NO_TECHNIQUE = "no technique";
    private static final int LEVEL_COLUMNS = 14;
    private static final String INDENT = "  ";
    private static final String BELOW = INDENT + " ".repeat(LEVEL_COLUMNS);

    private final PrintStream out;
    private final Paint paint;
    private final int columns;
    private final Map<Finding.Rule, Matches> matches = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final Unexamined unexamined = new Unexamined();

    TableReport(OutputStream stream, Terminal terminal) {
        out = new PrintStream(stream, false, StandardCharsets.UTF_8);
        paint = new Paint(terminal.output() && terminal.colour());
        columns = terminal.columns();
    }

    @Override
    public void finding(Finding finding) {
        matches.computeIfAbsent(finding.rule(), Matches::new).add(finding);
    }

    @Override
    public void outcome(Outcome outcome) {
        unexamined.add(outcome);
    }

    @Override
    public void incident(Incident incident) {
        if (incidents.size() < INCIDENTS) {
            incidents.add(incident);
        }
    }

    @Override
    public void summary(Summary summary) {
        List<Technique> techniques = byTechnique();
        techniques.forEach(this::technique);
        incidents(summary.incidents());
        total(summary);
        unexamined.rules(summary.rules());
        unexamined.correlations(summary.correlations());
        unexamined.enrichment(summary.enrichment());
        unexamined.incidents(summary.incidents());
        line(paint.strong(unexamined.isEmpty() ? "Everything was examined." : "Not examined:"));
        unexamined.lines().forEach(text -> line(Glyphs.fit(INDENT + Glyphs.visible(text), columns)));
    }

    private List<Technique> byTechnique() {
        Map<String, Technique> techniques = new TreeMap<>();
        for (Matches match : matches.values()) {
            List<org.foothold.engine.model.Technique> named = match.rule.techniques();
            String name = named.isEmpty() ? NO_TECHNIQUE : named.getFirst().id();
            techniques.computeIfAbsent(name, Technique::new).matches.add(match);
        }
        List<Technique> sorted = new ArrayList<>(techniques.values());
        sorted.forEach(technique -> technique.matches.sort(Matches.GRAVEST_FIRST));
        sorted.sort(Comparator.comparing(Technique::level).reversed().thenComparing(Technique::name));
        return sorted;
    }

    private void technique(Technique technique) {
        line(paint.strong(technique.name));
        technique.matches.forEach(this::rule);
        line("");
    }

    private void rule(Matches match) {
        Level level = match.rule.level();
        String count = match.count == 1 ? "" : String.format(Locale.ROOT, "  ×%,d", match.count);
        int left = columns - INDENT.length() - LEVEL_COLUMNS - Glyphs.width(count);
        String title = Glyphs.fit(Glyphs.visible(match.rule.title()), left);
        line(INDENT + paint.level(level, Glyphs.pad(level.text(), LEVEL_COLUMNS - 1)) + " " + title + count);
        List<String> told = List.of();
        for (Finding example : match.examples) {
            place(example);
            if (!example.reasons().equals(told)) {
                example.reasons().forEach(reason -> below(INDENT + reason));
            }
            told = example.reasons();
            above(example);
        }
        if (match.count > match.examples.size()) {
            String more = String.format(
                    Locale.ROOT,
                    "… %,d more, from %s to %s",
                    match.count - match.examples.size(),
                    Text.time(match.first),
                    Text.time(match.last));
            below(more);
        }
    }

    private void above(Finding finding) {
        Lineage lineage = finding.lineage();
        if (lineage != null && lineage.processes().size() > 1) {
            below(INDENT + "below "
                    + lineage.processes().stream()
                            .skip(1)
                            .map(process -> PageTrees.name(process.image() == null ? "" : process.image()))
                            .collect(Collectors.joining(" < ")));
        }
    }

    private void incidents(Summary.Incidents counts) {
        if (incidents.isEmpty()) {
            return;
        }
        line(paint.strong("Incidents"));
        for (Incident incident : incidents) {
            String title = Glyphs.fit(Glyphs.visible(incident.title()), columns - BELOW.length());
            Level level = incident.level();
            line(INDENT + paint.level(level, Glyphs.pad(level.text(), LEVEL_COLUMNS - 1)) + " " + title);
            below(Text.time(incident.firstAt()) + " to " + Text.time(incident.lastAt())
                    + String.format(Locale.ROOT, ", %,d findings", incident.findings()));
            below(Text.ids(incident.techniques()));
        }
        if (counts.found() > incidents.size()) {
            below(String.format(Locale.ROOT, "… %,d more", counts.found() - incidents.size()));
        }
        line("");
    }

    private void place(Finding finding) {
        Origin origin = finding.origin();
        String start = Text.time(finding.at()) + "  "
                + Glyphs.visible(finding.target().name()) + "  #" + Long.toUnsignedString(origin.record()) + " ";
        String path = Glyphs.visible(origin.path()) + (origin.carved() ? " (slack space)" : "");
        below(start + Glyphs.fitEnd(path, Math.max(0, columns - BELOW.length() - Glyphs.width(start))));
    }

    private void below(String text) {
        line(BELOW + paint.faint(Glyphs.fit(Glyphs.visible(text), columns - BELOW.length())));
    }

    private void total(Summary summary) {
        List<String> levels = new ArrayList<>();
        long findings = 0;
        for (Level level : List.of(Level.values()).reversed()) {
            long count = summary.findings().getOrDefault(level, 0L);
            findings += count;
            if (count > 0) {
                levels.add(String.format(Locale.ROOT, "%,d %s", count, level.text()));
            }
        }
        String detail = levels.isEmpty() ? "" : " (" + String.join(", ", levels) + ")";
        line(paint.strong(String.format(Locale.ROOT, "%,d %s", findings, findings == 1 ? "finding" : "findings"))
                + detail
                + String.format(
                        Locale.ROOT,
                        " in %,d events of %,d %s, judged by %,d rules in %.1f s",
                        summary.events(),
                        summary.outcomes().found(),
                        summary.outcomes().found() == 1 ? "file" : "files",
                        summary.rules().loaded(),
                        summary.seconds()));
    }

    private void line(String text) {
        out.print(Text.whole(text));
        out.print('\n');
    }

    @Override
    public void close() {
        out.close();
        if (out.checkError()) {
            throw new java.io.UncheckedIOException(new java.io.IOException("the table could not be written"));
        }
    }

    /** The rules that matched for one technique. */
    private static final class Technique {
        private final String name;
        private final List<Matches> matches = new ArrayList<>();

        Technique(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        Level level() {
            return matches.getFirst().rule.level();
        }
    }

    /** What one rule matched. */
    private static final class Matches {
        private static final Comparator<Matches> GRAVEST_FIRST = Comparator.comparing(
                        (Matches match) -> match.rule.level())
                .reversed()
                .thenComparing(match -> match.rule.title())
                .thenComparing(match -> match.rule.path());

        private final Finding.Rule rule;
        private final List<Finding> examples = new ArrayList<>();
        private long count;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        Matches(Finding.Rule rule) {
            this.rule = rule;
        }

        void add(Finding finding) {
            count++;
            first = finding.at().isBefore(first) ? finding.at() : first;
            last = finding.at().isAfter(last) ? finding.at() : last;
            if (examples.size() < EXAMPLES) {
                examples.add(finding);
            }
        }
    }
}
