package org.foothold.engine.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Target;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlReader;

/** Findings for tests of incidents, and a report that remembers what was told. */
final class Chain implements Report {
    static final String RULES = """
            alone: high
            together: medium
            lists:
              shared: ['*\\explorer.exe']
              machine: [system, '*$']
            joins:
              - name: process
                says: the same process
                within: 1h
                weight: 2
                most: 5
                fields:
                  - {field: Guid, unless: {Image: shared}}
                  - {field: ParentGuid, where: {Channel: [Sysmon, Other]}}
              - {name: pid, says: the same id, within: 1h, weight: 2, most: 5, as: number, fields: [{field: Pid}]}
              - {name: file, says: the same file, within: 1h, weight: 2, most: 5, as: path, fields: [{field: File}]}
              - name: account
                says: the same account
                within: 1h
                weight: 1
                most: 5
                anywhere: true
                account: true
                as: account
                never: [machine]
                fields: [{field: User}]
              - {name: address, says: the same address, within: 1h, weight: 1, most: 5, anywhere: true, fields: [{field: Ip}]}
            phases:
              - {phase: return, after: foothold, techniques: [T1078]}
              - {phase: access, techniques: [T1566], tactics: [initial-access]}
              - {phase: foothold, techniques: [T1547, T1053, T1136]}
              - {phase: execution, techniques: [T1059]}
            raise:
              - {says: three techniques, techniques: 3}
              - {says: code run and a foothold, phases: [[access, execution], [foothold]]}
            """;

    final List<Incident> incidents = new ArrayList<>();
    final List<Object> all = new ArrayList<>();
    Summary summary = summary();

    static IncidentRules rules() {
        try {
            return new IncidentFile().read(YamlReader.readOne("incidents.yml", RULES));
        } catch (ContentException broken) {
            throw new AssertionError(broken.problem().toString(), broken);
        }
    }

    static Summary summary() {
        return new Summary(
                0,
                0,
                true,
                java.util.Map.of(),
                new Summary.Outcomes(0, 0, 0, 0),
                new Summary.Rules(1, 0, 0),
                Summary.Stages.NONE,
                0);
    }

    static Finding.Rule rule(Level level, String... techniques) {
        return new Finding.Rule(
                null,
                "Rule of " + level.text() + String.join(" ", techniques),
                "rule.yml",
                level,
                Arrays.stream(techniques).map(Technique::new).toList(),
                List.of("attack.persistence"),
                new Finding.Logsource(null, null, null));
    }

    /** A finding on a host, so many minutes after the first, with names and values of fields. */
    static Finding finding(Finding.Rule rule, String host, long minute, String... fields) {
        List<Evidence.Field> evidence = new ArrayList<>();
        for (int at = 0; at < fields.length; at += 2) {
            evidence.add(new Evidence.Field(fields[at], false, List.of(fields[at + 1])));
        }
        return new Finding(
                rule,
                Instant.parse("2026-03-01T00:00:00Z").plusSeconds(60 * minute),
                new Target(host),
                new Origin("log", minute, false),
                new Evidence(evidence),
                List.of("because"));
    }

    static Chain told(Finding... findings) {
        return told(Incidents.Bounds.HUNT, List.of(findings));
    }

    static Chain told(Incidents.Bounds bounds, List<Finding> findings) {
        Chain report = new Chain();
        Incidents stage = new Incidents(rules(), report, bounds);
        findings.forEach(stage::finding);
        stage.summary(summary());
        return report;
    }

    @Override
    public void finding(Finding finding) {
        all.add(finding);
    }

    @Override
    public void outcome(Outcome outcome) {
        all.add(outcome);
    }

    @Override
    public void incident(Incident incident) {
        incidents.add(incident);
        all.add(incident);
    }

    @Override
    public void summary(Summary told) {
        summary = told;
        all.add(told);
    }
}
