package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.rule.ContentException;
import org.junit.jupiter.api.Test;

/** Damaged pipelines: each is read or refused with a place, rules pass it or are refused, and none takes long. */
class PipelinesFuzzTest {
    /** Fewer than elsewhere, since each pipeline changes rules as well. */
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000) / 4;

    private static final String SEED = """
            name: Seed
            priority: 10
            vars: {hosts: [a, 'b*'], n: 1}
            transformations:
            - {id: a, type: field_name_mapping, mapping: {Image: [p.exe, p.path], null: message, User: u}}
            - type: replace_string
              regex: '^\\*\\\\(?P<n_1>\\w+)\\.(exe|com)$'
              replacement: '*/\\g<n_1>\\2'
              field_name_conditions: [{type: include_fields, fields: ['p\\..*'], mode: re}]
            - {type: extract_fields, regex: '(?P<k>\\w+)=(?P<v>.*)', field_prefix: h, preserve_unmatched: true}
            - {type: hashes_fields, valid_hash_algos: [MD5, SHA1], field_prefix: File}
            - type: nest
              items:
              - {type: set_state, key: k, val: 5}
              - {type: value_placeholders, include: [hosts]}
              - {type: add_condition, name: c_1, template: true, conditions: {A|contains: [$product, x], B: 4}}
              rule_conditions:
                x: {type: logsource, product: windows}
                y: {type: rule_attribute, attribute: level, op: gte, value: high}
              rule_cond_expr: x and (not y or y)
            - type: case
              method: snake_case
              detection_item_conditions: [{type: match_string, cond: any, pattern: '[a-z]+'}, {type: is_null, cond: all}]
              detection_item_cond_op: or
              detection_item_cond_not: true
            - {type: change_logsource, product: other}
            """;
    private static final String RULES = Piping.rule(
                    "[{Image|endswith: ['\\a.exe', '\\b.com'], Hashes|contains: [MD5=a, SHA1=b]}, {User|expand: '%hosts%-%n%'}, key]")
            + """
            ---
            title: Many
            correlation: {type: event_count, rules: [6f1c0e1e-1f6c-4f0a-9d3c-000000000001], group-by: [User], timespan: 1h, condition: {gte: 2}}
            """;
    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        "'",
        ": ",
        "- ",
        ", ",
        "*",
        "\\",
        "(",
        ")",
        "+",
        "\n",
        "  ",
        "null",
        "5",
        "type: ",
        "x",
        "and ",
        "&a ",
        "*a",
        "%",
        "$",
        "|",
        "items: [",
        "mapping: {a: b}",
        "(x+x+)+",
        "\\1",
        "\u0000",
        "\uD83D"
    };

    @Test
    void damagedPipelinesNeverEndInAnError() {
        Random random = new Random(42);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = mutated(random);
            try {
                Pipelines pipelines = Pipelines.read("p.yml", text);
                read++;
                Rules rules = Piping.load(pipelines, RULES);
                assertThat(rules.problems())
                        .allSatisfy(problem -> assertThat(problem.message())
                                .as(text)
                                .isNotBlank()
                                .doesNotContain("cannot pass the pipelines", "cannot be read"));
            } catch (ContentException wrong) {
                refused++;
                assertThat(wrong.problem().position().line()).isBetween(1, text.split("\n", -1).length + 1);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEED);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
