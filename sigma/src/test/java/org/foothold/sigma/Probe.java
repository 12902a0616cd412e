package org.foothold.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;

/** A rule under test, asked about events before every engine. */
public final class Probe {
    private static final Variant TEST_CHANNEL = variant(Map.of());

    private final Rule rule;
    private final Variant variant;

    private Probe(Rule rule, Variant variant) {
        this.rule = rule;
        this.variant = variant;
    }

    /** A rule whose only selection has these lines. */
    public static Probe selection(String... lines) {
        return detection(selectionLines(lines));
    }

    /** A rule whose detection has these lines. */
    public static Probe detection(String... lines) {
        return new Probe(rule(load(Placeholders.NONE, lines)), TEST_CHANNEL);
    }

    /** A rule whose only selection has these lines, for a given meaning of placeholders. */
    public static Probe expanded(Map<String, List<String>> placeholders, String... lines) {
        return new Probe(rule(load(new Placeholders(placeholders), selectionLines(lines))), TEST_CHANNEL);
    }

    /** What is said about a detection of these lines that cannot be used. */
    public static Problem refusal(String... lines) {
        Rules rules = load(Placeholders.NONE, lines);
        assertThat(rules.rules())
                .as("rules loaded from %s", Arrays.toString(lines))
                .isEmpty();
        assertThat(rules.refused()).hasSize(1);
        return rules.refused().getFirst();
    }

    /** What is said about a selection of these lines that cannot be used. */
    public static Problem selectionRefusal(String... lines) {
        return refusal(selectionLines(lines));
    }

    /** What is warned about in a selection of these lines. */
    public static List<String> selectionWarnings(String... lines) {
        Rules rules = load(Placeholders.NONE, selectionLines(lines));
        rule(rules);
        return rules.warnings().stream().map(Problem::message).toList();
    }

    /** What a detection of these lines loads to. */
    public static Rules load(Placeholders placeholders, String... lines) {
        StringBuilder text = new StringBuilder("title: Probe\nlogsource:\n  product: test\ndetection:\n");
        for (String line : lines) {
            text.append("  ").append(line).append('\n');
        }
        return new RuleLoader(placeholders, RuleLoader.Naming.BELOW_FOLDER).read("probe.yml", text.toString());
    }

    /** This rule, its fields found under other names. */
    public Probe mapped(Map<String, FieldSource> fields) {
        return new Probe(rule, variant(fields));
    }

    /** An event of the kind that probes look at: names and values in turn; a value may be null, or a list of values. */
    public static Event event(Object... fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("Channel", List.of("Test"));
        values.put("EventID", List.of("1"));
        for (int i = 0; i < fields.length; i += 2) {
            List<String> list = new ArrayList<>();
            if (fields[i + 1] instanceof List<?> several) {
                several.forEach(value -> list.add((String) value));
            } else {
                list.add((String) fields[i + 1]);
            }
            values.put((String) fields[i], list);
        }
        return Event.of(values);
    }

    /** Every engine says that the event matches. */
    public Probe matches(Object... fields) {
        return expect(true, event(fields));
    }

    /** Every engine says that the event does not match. */
    public Probe misses(Object... fields) {
        return expect(false, event(fields));
    }

    public Rule rule() {
        return rule;
    }

    public Variant variant() {
        return variant;
    }

    private Probe expect(boolean expected, Event event) {
        for (Judge.Named engine : Judge.all()) {
            assertThat(engine.judge().matches(rule, variant, event))
                    .as("%s engine: %s for %s", engine.name(), rule.condition(), event)
                    .isEqualTo(expected);
        }
        return this;
    }

    private static String[] selectionLines(String... lines) {
        List<String> detection = new ArrayList<>();
        detection.add("selection:");
        for (String line : lines) {
            detection.add("  " + line);
        }
        detection.add("condition: selection");
        return detection.toArray(String[]::new);
    }

    private static Rule rule(Rules rules) {
        assertThat(rules.refused()).isEmpty();
        assertThat(rules.rules()).hasSize(1);
        return rules.rules().getFirst();
    }

    private static Variant variant(Map<String, FieldSource> fields) {
        Condition channel = new Condition.Predicate(
                "Channel", new Criterion.Text(TextPattern.literal("Test"), false), new Position("test", 1, 1));
        return new Variant("test", channel, fields);
    }
}
