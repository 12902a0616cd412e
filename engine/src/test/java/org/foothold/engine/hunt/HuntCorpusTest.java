package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.foothold.formats.SharedData;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.EvtxFile;
import org.foothold.formats.evtx.TemplateStore;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.PlainEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What values handed over in place match is what the plain evaluator finds in the same event, for all public rules. */
@Timeout(600)
class HuntCorpusTest {
    /** Every so many events of the large corpus are compared; all of them would take half an hour. */
    private static final int EVERY = 97;

    @Test
    void matchesInPlaceWhatThePlainEvaluatorFinds() throws IOException {
        Path rules = SharedData.folder("sigma-rules");
        MappingSet mappings =
                MappingLoader.load(SharedData.repo().resolve("content").resolve("mappings"));
        Rules loaded = new RuleLoader()
                .load(List.of(
                        rules.resolve("rules"),
                        rules.resolve("rules-emerging-threats"),
                        rules.resolve("rules-threat-hunting")));
        RuleSet set = RuleSet.compile(loaded.rules(), mappings);
        Comparison comparison = new Comparison(set, mappings);

        logs(SharedData.folder("sigma-regression")).forEach(log -> comparison.compare(log, 1));
        logs(SharedData.folder("evtx-to-mitre-attack")).forEach(log -> comparison.compare(log, EVERY));

        assertThat(comparison.differences).isEmpty();
        assertThat(comparison.events).isGreaterThan(150);
        assertThat(comparison.matches).isGreaterThan(140);
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .toList();
        }
    }

    private static final class Comparison {
        private final RuleSet rules;
        private final List<List<Variant>> variants = new ArrayList<>();
        private final PlainEvaluator plain = new PlainEvaluator();
        private final Matcher matcher = new Matcher();
        private final TemplateStore store = new TemplateStore();
        private final Bindings bindings;
        private final List<String> differences = new ArrayList<>();
        private long events;
        private long matches;

        Comparison(RuleSet rules, MappingSet mappings) {
            this.rules = rules;
            this.bindings = new Bindings(rules, store.channels());
            for (int rule = 0; rule < rules.size(); rule++) {
                variants.add(mappings.variants(rules.rule(rule).logsource()));
            }
        }

        void compare(Path log, int every) {
            ChunkReader reader = new ChunkReader(store, false);
            try (EvtxFile file = EvtxFile.open(log)) {
                for (long chunk = 0; chunk < file.chunks(); chunk++) {
                    file.load(chunk, reader);
                    while (reader.next()) {
                        if (reader.event().recordNumber() % every == 0) {
                            compare(log, reader.event());
                        }
                    }
                }
            } catch (IOException problem) {
                throw new java.io.UncheckedIOException(problem);
            }
        }

        private void compare(Path log, EventView view) {
            Set<Integer> fast = new TreeSet<>();
            Binding binding = bindings.of(view);
            int found = binding == null ? 0 : binding.match(view, matcher);
            for (int n = 0; n < found; n++) {
                fast.add(matcher.rule(n));
            }
            Map<String, Integer> undecided = new HashMap<>();
            for (int n = 0; binding != null && n < matcher.undecided(); n++) {
                undecided.put(rules.rule(matcher.undecidedRule(n)).title(), n);
            }
            assertThat(undecided).isEmpty();
            Set<Integer> slow = plainly(Event.of(view.flat()));
            if (!fast.equals(slow)) {
                differences.add(log.getFileName() + " #" + view.recordNumber() + ": " + fast + " in place, " + slow);
            }
            events++;
            matches += slow.size();
        }

        private Set<Integer> plainly(Event event) {
            Set<Integer> found = new TreeSet<>();
            for (int rule = 0; rule < rules.size(); rule++) {
                for (Variant variant : variants.get(rule)) {
                    if (plain.matches(rules.rule(rule), variant, event)) {
                        found.add(rule);
                    }
                }
            }
            return found;
        }
    }
}
