package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;

/** Random rules after random pipelines. */
class PipelinesPropertyTest {
    private static final String[] FIELDS = {"A", "B", "C", "p.A", "A.s", "x"};
    private static final String[] VALUES = {"a", "ab", "abc", "4", "40", "a*", "'*b'", "'a?c'", "null", "AB", "'%v%'"};
    private static final String[] KEYS = {
        "",
        "",
        "|contains",
        "|startswith",
        "|endswith|cased",
        "|all|contains",
        "|neq",
        "|windash",
        "|expand",
        "|expand|contains"
    };
    private static final String[] CONDITIONS = {
        "sel", "not sel", "sel and not other", "1 of them", "all of them", "sel or other", "not (sel or other)"
    };
    private static final String[] STEPS = {
        "type: field_name_mapping, mapping: {A: B, B: [A, x]}",
        "type: field_name_mapping, mapping: {C: [p.A, A.s], null: x}",
        "type: field_name_prefix, prefix: p.",
        "type: field_name_suffix, suffix: .s",
        "type: field_name_prefix_mapping, mapping: {p.: [x, '']}",
        "type: drop_detection_item",
        "type: case, method: upper",
        "type: map_string, mapping: {a: [b, 'a*'], ab: []}",
        "type: set_value, value: a",
        "type: convert_type, target_type: str",
        "type: regex",
        "type: regex, method: plain",
        "type: replace_string, regex: a, replacement: '*'",
        "type: replace_string, regex: '\\*', replacement: b",
        "type: replace_string, regex: b, replacement: 'c?', skip_special: true, interpret_special: true",
        "type: extract_fields, regex: '(?P<x>a)(?P<B>.*)', preserve_unmatched: true",
        "type: wildcard_placeholders",
        "type: value_placeholders",
        "type: add_condition, conditions: {A: a, B|contains: [b, c]}",
        "type: add_condition, negated: true, conditions: {C: null}",
        "type: change_logsource, product: other"
    };
    private static final String[] LIMITS = {
        "",
        "",
        ", rule_conditions: [{type: contains_field, field: A}]",
        ", field_name_conditions: [{type: include_fields, fields: [A, x]}]",
        ", field_name_conditions: [{type: exclude_fields, fields: ['p.*'], mode: re}]",
        ", detection_item_conditions: [{type: match_string, cond: any, pattern: a}]",
        ", detection_item_conditions: [{type: contains_wildcard, cond: all}], detection_item_cond_not: true"
    };

    @Property(tries = 2000)
    void bothEnginesAgreeOnRulesAfterPipelines(@ForAll long seed) {
        Random random = new Random(seed);
        Pipelines pipelines = Piping.pipeline("vars: {v: [a, 'b*']}\ntransformations:\n" + steps(random));
        Rules rules = Piping.load(pipelines, rule(random));
        assertThat(rules.rules().size() + rules.refused().size()).isEqualTo(1);
        if (rules.rules().isEmpty()) {
            return;
        }
        Condition where = new Condition.Predicate(
                "Channel", new Criterion.Text(TextPattern.literal("log"), false), new Position("where", 1, 1));
        Variant variant = new Variant("log", where, Map.of());
        RuleSet set = RuleSet.compile(rules.rules(), logsource -> List.of(variant));
        for (int i = 0; i < 8; i++) {
            Event event = event(random);
            boolean plain = new PlainEvaluator().matches(rules.rules().getFirst(), variant, event);
            assertThat(new Matcher().match(set, event) == 1)
                    .as("%s%n%s", Piping.shown(rules.rules().getFirst().condition()), event)
                    .isEqualTo(plain);
        }
    }

    private static String steps(Random random) {
        StringBuilder steps = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            String step = pick(STEPS, random);
            boolean whole = step.startsWith("type: add_") || step.startsWith("type: change_");
            steps.append("- {")
                    .append(step)
                    .append(whole ? "" : pick(LIMITS, random))
                    .append("}\n");
        }
        return steps.toString();
    }

    private static String rule(Random random) {
        return """
                title: Rule
                logsource: {product: windows}
                detection:
                  sel: %s
                  other: %s
                  condition: %s
                """.formatted(selection(random), selection(random), pick(CONDITIONS, random));
    }

    private static String selection(Random random) {
        if (random.nextInt(6) == 0) {
            return "[a, b]";
        }
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String key = pick(KEYS, random);
            String value = pick(VALUES, random);
            boolean list = random.nextBoolean() && !value.equals("null");
            String written = key.isEmpty() || !value.equals("null") ? value : "a";
            items.add("'" + FIELDS[i] + key + "': " + (list ? "[" + written + ", b]" : written));
        }
        return "{" + String.join(", ", items) + "}";
    }

    private static Event event(Random random) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Channel", List.of("log"));
        for (String field : FIELDS) {
            if (random.nextBoolean()) {
                fields.put(field, List.of(pick(new String[] {"a", "ab", "abc", "b", "4", "", "-a", "AXB"}, random)));
            }
        }
        return Event.of(fields);
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
