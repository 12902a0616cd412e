package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Rule;

/** Leads rules through pipelines, and writes what has become of them in one line. */
final class Piping {
    private Piping() {}

    /** A pipeline of these steps, each a map in one line. */
    static Pipelines steps(String... steps) {
        String lines = List.of(steps).stream().map(step -> "- {" + step + "}\n").collect(Collectors.joining());
        return pipeline("transformations:\n" + lines);
    }

    static Pipelines pipeline(String text) {
        try {
            return Pipelines.read("p.yml", text);
        } catch (ContentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** Why a pipeline is refused. */
    static String refusal(String text) {
        try {
            Pipelines.read("p.yml", text);
        } catch (ContentException wrong) {
            return wrong.problem().toString();
        }
        throw new AssertionError("not refused: " + text);
    }

    /** A rule for process creation on Windows with this selection and what its document has besides. */
    static String rule(String selection, String... more) {
        return """
                title: Rule
                id: 6f1c0e1e-1f6c-4f0a-9d3c-000000000001
                level: high
                status: test
                date: 2024-05-06
                tags: [attack.persistence, attack.t1053]
                logsource: {product: windows, category: process_creation}
                %s
                detection:
                  sel: %s
                  condition: sel
                """.formatted(String.join("\n", more), selection);
    }

    static Rules load(Pipelines pipelines, String text) {
        return new RuleLoader().with(pipelines).read("r.yml", text);
    }

    /** What has become of the only rule. */
    static Rule piped(Pipelines pipelines, String text) {
        Rules rules = load(pipelines, text);
        assertThat(rules.refused()).isEmpty();
        assertThat(rules.rules()).hasSize(1);
        return rules.rules().getFirst();
    }

    /** What has become of a selection. */
    static String shown(Pipelines pipelines, String selection) {
        return shown(piped(pipelines, rule(selection)).condition());
    }

    /** Why the only rule is refused. */
    static String refused(Pipelines pipelines, String text) {
        Rules rules = load(pipelines, text);
        assertThat(rules.rules()).isEmpty();
        assertThat(rules.refused()).hasSize(1);
        return rules.refused().getFirst().toString();
    }

    static String shown(Condition condition) {
        return switch (condition) {
            case Condition.And and -> joined(and.terms(), " & ");
            case Condition.Or or -> joined(or.terms(), " | ");
            case Condition.Not not -> "!" + shown(not.term());
            case Condition.Selection selection -> shown(selection.body());
            case Condition.Predicate predicate -> predicate.field() + "=" + shown(predicate.criterion());
        };
    }

    private static String joined(List<Condition> terms, String by) {
        return terms.stream().map(Piping::shown).collect(Collectors.joining(by, "(", ")"));
    }

    private static String shown(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Text text -> text.pattern() + (text.cased() ? "'" : "");
            case Criterion.Regex regex -> "/" + regex.pattern() + "/";
            case Criterion.Null absent -> "null";
            case Criterion.FieldRef reference -> "@" + reference.other();
            case Criterion.Cidr cidr -> "net/" + cidr.prefix();
            case Criterion.Exists exists -> "exists";
            case Criterion.Compare compare -> compare.relation() + "" + compare.number();
            case Criterion.TimePart part -> part.unit() + "" + part.number();
        };
    }
}
