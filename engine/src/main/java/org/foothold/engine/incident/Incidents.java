package org.foothold.engine.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.engine.incident.Joiner.Link;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.ReportStage;
import org.foothold.engine.model.Summary;

/**
 * The stage between a hunt and its report that joins findings to incidents: findings pass by as they come, and when there are
 * no more the incidents follow, the gravest first. Of a finding only a small row is kept.
 */
public final class Incidents extends ReportStage {
    private final IncidentRules rules;
    private final Bounds bounds;
    private final Values values;
    private final List<Row> rows = new ArrayList<>();
    private long findings;
    private long dropped;
    private long bytes;

    /**
     * What the stage keeps at most.
     *
     * @param findings rows; findings below medium get half of them, so that noise leaves room for the rest
     * @param bytes of rows, and as many of values
     * @param incidents that are reported, the gravest
     */
    public record Bounds(int findings, long bytes, int incidents) {
        /** As much as a hunt keeps. */
        public static final Bounds HUNT = new Bounds(200_000, 48L << 20, 10_000);

        /** About what a row takes beside its values. */
        private static final int ROW_BYTES = 160;
    }

    /** A stage in front of this report, with the bounds of a hunt. */
    public Incidents(IncidentRules rules, Report report) {
        this(rules, report, Bounds.HUNT);
    }

    /** A stage in front of this report. */
    public Incidents(IncidentRules rules, Report report, Bounds bounds) {
        super(report);
        this.rules = rules;
        this.bounds = bounds;
        this.values = new Values(rules, bounds.bytes());
    }

    @Override
    public void finding(Finding finding) {
        findings++;
        int most = finding.rule().level().compareTo(Level.MEDIUM) < 0 ? bounds.findings() / 2 : bounds.findings();
        if (rows.size() >= most || bytes >= bounds.bytes()) {
            dropped++;
        } else {
            int[] shared = values.of(finding);
            bytes += Bounds.ROW_BYTES + (long) Integer.BYTES * shared.length;
            rows.add(new Row(findings, finding, shared));
        }
        report.finding(finding);
    }

    @Override
    public void summary(Summary summary) {
        rows.sort(Row.ORDER);
        Joiner joiner = new Joiner(values, rows);
        List<Incident> incidents = told(joiner);
        long found = incidents.size();
        long left = Math.max(0, found - bounds.incidents());
        long standing = 0;
        for (Incident incident : incidents.subList(0, (int) (found - left))) {
            standing += incident.findings();
            report.incident(incident);
        }
        report.summary(summary.with(summary.stages()
                .with(new Summary.Incidents(
                        found - left, standing, left, dropped, values.dropped(), joiner.commonValues()))));
    }

    private List<Incident> told(Joiner joiner) {
        Map<Integer, List<Row>> groups = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            groups.computeIfAbsent(joiner.group(row), any -> new ArrayList<>()).add(rows.get(row));
        }
        Map<Integer, List<Link>> links = new TreeMap<>();
        for (Link link : joiner.links()) {
            links.computeIfAbsent(joiner.group(link.row()), any -> new ArrayList<>())
                    .add(link);
        }
        Telling telling = new Telling(rules, values);
        List<Incident> incidents = new ArrayList<>();
        groups.forEach((group, members) ->
                telling.of(members, links.getOrDefault(group, List.of())).ifPresent(incidents::add));
        incidents.sort(Comparator.comparing(Incident::level)
                .reversed()
                .thenComparing(Incident::firstAt)
                .thenComparing(Incident::id));
        return incidents;
    }
}
