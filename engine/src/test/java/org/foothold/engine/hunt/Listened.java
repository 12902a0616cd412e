package org.foothold.engine.hunt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;

/** A report that remembers what it was told, and what hunts of tests have in common. */
final class Listened implements Report {
    final List<Finding> findings = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<Object> all = new ArrayList<>();
    Summary summary = new Summary(
            -1,
            -1,
            false,
            java.util.Map.of(),
            new Summary.Outcomes(0, 0, 0, 0),
            new Summary.Rules(0, 0, 0),
            Summary.Stages.NONE,
            0);

    /** Rules of the Security channel: new accounts, and any event that holds a word. */
    static final String RULES = """
            title: Account made
            id: 11111111-0000-4000-8000-000000000001
            level: high
            tags: [attack.persistence, attack.t1136.001]
            logsource: {product: windows, service: security}
            detection:
              selection: {EventID: 4720}
              condition: selection
            ---
            title: Odd name
            id: 11111111-0000-4000-8000-000000000002
            level: low
            tags: [attack.t1078]
            logsource: {product: windows, service: security}
            detection:
              selection: {TargetUserName|endswith: 'müller$'}
              condition: selection
            ---
            title: Word anywhere
            id: 11111111-0000-4000-8000-000000000003
            level: medium
            logsource: {product: windows, service: security}
            detection:
              words: [mimikatz]
              condition: words
            """;

    private static final Position NOWHERE = new Position("test", 1, 1);

    /** Every log source is the Security channel. */
    static final Mappings SECURITY = logsource -> List.of(new Variant(
            "security",
            new Condition.Predicate(
                    "Channel", new Criterion.Text(new TextPattern(List.of(new Literal("Security"))), false), NOWHERE),
            java.util.Map.of()));

    static RuleBook book(String rules) {
        Rules read = new RuleLoader().read("rules.yml", rules);
        return new RuleBook(
                RuleSet.compile(read.rules(), SECURITY),
                read.correlations(),
                SECURITY,
                read.refused().size());
    }

    static Listened hunt(Wanted wanted, int workers, Path... targets) {
        Listened report = new Listened();
        new Hunt(book(RULES), wanted, workers, false, Progress.NONE).run(List.of(targets), report);
        return report;
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
        all.add(finding);
    }

    @Override
    public void outcome(Outcome outcome) {
        outcomes.add(outcome);
        all.add(outcome);
    }

    @Override
    public void summary(Summary told) {
        summary = told;
    }
}
