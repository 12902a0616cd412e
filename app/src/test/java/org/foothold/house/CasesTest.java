package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foothold.app.content.Content;
import org.foothold.corpus.Hunted;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.model.Finding;
import org.foothold.formats.evtx.EvtxWriter;
import org.foothold.sigma.correlation.Feeds;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Relaxation;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule matches the events of its case and lets its near misses pass, in both engines. */
class CasesTest {
    private static final int CASES_AT_LEAST = 240;
    private static final Path CONTENT = Checkout.root().resolve("content");

    private final Rules loaded = new RuleLoader().load(List.of(CONTENT.resolve("rules")));
    private final Set<String> facts = Enrichers.load(CONTENT).stream()
            .flatMap(enricher -> enricher.facts().stream())
            .collect(Collectors.toSet());
    // A rule that asks for facts is decided by a sequence of events.
    private final List<Rule> rules = loaded.rules().stream()
            .filter(rule -> !Relaxation.names(rule.condition(), facts))
            .toList();
    private final Mappings mappings = new Content(CONTENT).mappings(YamlFiles.onDisk());
    private final List<Case> cases = Case.all();
    private final List<Case> ofWindows =
            cases.stream().filter(Case::isOfWindows).toList();

    @Test
    void thereAreCases() {
        assertThat(cases).hasSizeGreaterThan(CASES_AT_LEAST);
        assertThat(cases).extracting(Case::fires).contains(true, false);
    }

    @Test
    void everyCaseOfARuleForWindowsGoesThroughARealLog() {
        assertThat(ofWindows)
                .hasSizeGreaterThan(CASES_AT_LEAST)
                .containsAll(cases.stream()
                        .filter(each -> each.rule().startsWith("windows/"))
                        .toList());
    }

    @Test
    void thePlainEvaluatorDecidesEveryCaseAsItSays() {
        PlainEvaluator evaluator = new PlainEvaluator();
        Map<String, Rule> byPath = rules.stream()
                .collect(Collectors.toMap(rule -> rule.position().path().replace('\\', '/'), rule -> rule));
        List<Case> wrong = new ArrayList<>();
        for (Case each : cases) {
            Rule rule = byPath.get(each.rule());
            Event event = Event.of(each.fields());
            boolean matches = rule != null
                    && mappings.variants(rule.logsource()).stream()
                            .anyMatch(variant -> evaluator.matches(rule, variant, event));
            if (matches != each.fires()) {
                wrong.add(each);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theIndexedEngineDecidesEveryCaseAsItSays() {
        RuleSet set = RuleSet.compile(rules, mappings);
        Matcher matcher = new Matcher();
        List<Case> wrong = new ArrayList<>();
        Map<String, Integer> hits = new HashMap<>();
        for (Case each : cases) {
            Set<String> matched = new HashSet<>();
            int count = matcher.match(set, Event.of(each.fields()));
            for (int i = 0; i < count; i++) {
                matched.add(set.rule(matcher.rule(i)).position().path().replace('\\', '/'));
            }
            matched.forEach(path -> hits.merge(path, 1, Integer::sum));
            if (matched.contains(each.rule()) != each.fires()) {
                wrong.add(each);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(hits).hasSameSizeAs(rules);
    }

    @Test
    void aHuntThroughARealLogDecidesEveryCaseOfWindowsAsItSays(@TempDir Path folder) throws IOException {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < ofWindows.size(); i++) {
            Map<String, List<@Nullable String>> fields =
                    new LinkedHashMap<>(ofWindows.get(i).fields());
            fields.put("EventRecordID", List.of(Integer.toString(i + 1)));
            writer.event(fields);
        }
        writer.write(folder.resolve("cases.evtx"));

        Map<Long, Set<String>> matched = new HashMap<>();
        for (Finding finding : Hunted.withOwnContent(folder).findings()) {
            matched.computeIfAbsent(finding.origin().record(), record -> new HashSet<>())
                    .add(finding.rule().path().replace('\\', '/'));
        }

        Set<String> quiet = Feeds.rules(loaded.correlations()).stream()
                .map(rule -> loaded.rules().get(rule).position().path().replace('\\', '/'))
                .collect(Collectors.toSet());
        List<Case> wrong = new ArrayList<>();
        for (int i = 0; i < ofWindows.size(); i++) {
            Case each = ofWindows.get(i);
            boolean reported = each.fires() && !quiet.contains(each.rule());
            if (matched.getOrDefault(i + 1L, Set.of()).contains(each.rule()) != reported) {
                wrong.add(each);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
