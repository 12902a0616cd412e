package org.foothold.sigma.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.Problem;
import org.junit.jupiter.api.Test;

/** Damaged rules: each ends as rules and problems with places, never as an error, and never takes long. */
class RuleLoaderFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);
    private static final Placeholders PLACEHOLDERS = new Placeholders(Map.of("hosts", List.of("a*", "b")));

    private static final String[] SEEDS = {"""
        title: Seed
        id: 929a690e-bef0-4204-a928-ef5e620d6fcc
        status: test
        logsource: {category: process_creation, product: windows}
        tags: [attack.t1033]
        detection:
            selection_a:
                Image|endswith: ['\\cmd.exe', "\\\\power*.exe"]
                CommandLine|contains|all|windash: [' -enc ', ' /c ']
            selection_b:
                - Data|wide|base64offset|contains: 'http://'
                - Cmd|re|i: '(a|b)+[^c]{2,3}\\d$'
                - Ip|cidr: 10.0.0.0/8
            filter_main:
                User|fieldref|startswith: Owner
                At|hour|gte: 20
                N|lt: -1.5
                Name: null
                Host|expand: '%hosts%.x'
            keywords: [evil, 4711]
            condition: 1 of selection_* and (keywords or not all of filter_*) and not 1 of filter_m*
        level: high
        """, """
        title: First
        logsource: {service: a}
        detection: {x: {A: &v [1, 2]}, y: {B: *v}, condition: [x, not y]}
        ---
        title: Filter
        logsource: {service: a}
        filter:
          rules: [First]
          selection: {C|exists: false}
          condition: not selection
        ---
        title: Many
        name: many
        correlation:
          type: value_count
          rules: [First, other]
          group-by: [A, B]
          timespan: 10m
          aliases: {A: {First: B}}
          condition: {field: C, gte: 3, lt: 1.5}
          generate: true
        ---
        action: global
        """};

    private static final String[] PIECES = {
        "|",
        "'",
        "\"",
        "\\",
        "*",
        "?",
        "%",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        "- ",
        "\n",
        "\n---\n",
        "&a ",
        "*a",
        "!!str ",
        "null",
        "true",
        "|all",
        "|re",
        "|cidr",
        "|base64",
        "|expand",
        "|neq",
        " not ",
        " or ",
        "1 of them",
        "| count() > 5",
        "\t",
        "\u0000",
        "\uFEFF",
        "\uD83D",
        "\uD83D\uDE00",
        "0",
        "-",
        ",",
        "#",
        ">",
        "<<: ",
        "999999999999999999999",
        "condition",
        "selection_a",
        "timeframe: 5m",
        "''",
        "[]",
        "{}"
    };

    private final Random random = new Random(42);

    @Test
    void damagedRulesNeverEndInAnError() {
        int loaded = 0;
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = mutated(SEEDS[i % SEEDS.length]);
            Rules rules = new RuleLoader(PLACEHOLDERS, RuleLoader.Naming.BELOW_FOLDER).read("f.yml", text);
            loaded += rules.rules().size();
            refused += rules.refused().size();
            for (Problem problem : rules.problems()) {
                assertThat(problem.position().line()).isBetween(1, text.split("\n", -1).length + 1);
                assertThat(problem.position().column()).isPositive();
                assertThat(problem.message()).as(text).isNotBlank().doesNotContain("cannot be read");
            }
            assertThat(rules.rules().size() + rules.refused().size()).as(text).isPositive();
        }
        assertThat(loaded).isPositive();
        assertThat(refused).isPositive();
    }

    private String mutated(String seed) {
        StringBuilder text = new StringBuilder(seed);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, piece());
                case 2 ->
                    text.setCharAt(
                            at, (char) (random.nextInt(20) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
                case 3 -> text.insert(at, text.substring(at, end));
                default -> swapLines(text);
            }
        }
        return text.toString();
    }

    private String piece() {
        String piece = PIECES[random.nextInt(PIECES.length)];
        return random.nextInt(50) == 0 ? piece.repeat(2000) : piece;
    }

    private void swapLines(StringBuilder text) {
        List<String> lines = new ArrayList<>(List.of(text.toString().split("\n", -1)));
        int a = random.nextInt(lines.size());
        int b = random.nextInt(lines.size());
        String line = lines.get(a);
        lines.set(a, lines.get(b));
        lines.set(b, line);
        text.setLength(0);
        text.append(String.join("\n", lines));
    }
}
