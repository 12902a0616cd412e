package org.foothold.engine.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.foothold.formats.SharedData;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SigmaHQ's own regression tests: each rule must match its recorded events at least as often as they say. */
class RegressionIT {
    private static final MappingSet MAPPINGS =
            MappingLoader.load(SharedData.repo().resolve("content").resolve("mappings"));
    private static final Pattern LINE =
            Pattern.compile(".*\"rule_id\": \"([^\"]+)\", \"rule\": \"([^\"]+)\", \"evtx\": \"([^\"]+)\", "
                    + "\"min_matches\": (\\d+),.*");

    /** One line of the list. */
    record Expected(String id, String rule, String log, int matches) {
        @Override
        public String toString() {
            return rule.substring(rule.lastIndexOf('/') + 1);
        }
    }

    static Stream<Expected> expected() throws IOException {
        List<Expected> all = new ArrayList<>();
        for (String line :
                Files.readAllLines(SharedData.folder("sigma-regression").resolve("expected.jsonl"))) {
            MatchResult found = LINE.matcher(line).results().findFirst().orElseThrow();
            all.add(new Expected(found.group(1), found.group(2), found.group(3), Integer.parseInt(found.group(4))));
        }
        return all.stream();
    }

    @Test
    void thereAreAHundredAndTwentyOne() throws IOException {
        assertThat(expected()).hasSize(121);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void theRuleMatchesItsEvents(Expected expected) {
        Rule rule = rule(expected);
        List<Variant> variants = MAPPINGS.variants(rule.logsource());
        RuleSet set = RuleSet.compile(List.of(rule), MAPPINGS);
        PlainEvaluator plain = new PlainEvaluator();
        Matcher indexed = new Matcher();
        List<Event> matched = new ArrayList<>();
        List<Event> matchedByIndex = new ArrayList<>();
        Logs.read(List.of(log(expected)), event -> {
            if (variants.stream().anyMatch(variant -> plain.matches(rule, variant, event))) {
                matched.add(event);
            }
            if (indexed.match(set, event) > 0) {
                matchedByIndex.add(event);
            }
        });

        assertThat(matchedByIndex).isEqualTo(matched);
        assertThat(matched).hasSizeGreaterThanOrEqualTo(expected.matches());
    }

    private static Path log(Expected expected) {
        return SharedData.folder("sigma-regression").resolve(expected.log());
    }

    private static Rule rule(Expected expected) {
        Rules read =
                new RuleLoader().load(List.of(SharedData.folder("sigma-rules").resolve(expected.rule())));
        assertThat(read.refused()).isEmpty();
        return read.rules().stream()
                .filter(rule -> expected.id().equals(rule.id()))
                .findFirst()
                .orElseThrow();
    }
}
