package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.foothold.corpus.Hunted;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.formats.evtx.EvtxWriter;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.match.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases of correlations, and of rules that ask for facts: sequences of events, each with the time that its log gives it. */
class CaseSequencesTest {
    private static final int SEQUENCES_AT_LEAST = 140;

    /** No log is older than that; an event without a time stands in 1970. */
    private static final Instant NEVER_BEFORE = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aHuntDecidesEverySequenceAsItSays() throws IOException {
        RuleBook book = Hunted.own(watched());
        List<Case.Sequence> sequences = Case.sequences();
        List<Case.Sequence> wrong = new ArrayList<>();
        for (Case.Sequence each : sequences) {
            boolean found = Hunted.with(book, written(each)).findings().stream()
                    .anyMatch(
                            finding -> finding.rule().path().replace('\\', '/').equals(each.rule())
                                    && (!each.correlation() || finding.events().size() > 1));
            if (found != each.fires()) {
                wrong.add(each);
            }
        }

        assertThat(sequences).hasSizeGreaterThanOrEqualTo(SEQUENCES_AT_LEAST);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEventOfASequenceHasATime() throws IOException {
        RuleBook every = everyEvent();
        List<Case.Sequence> without = new ArrayList<>();
        for (Case.Sequence each : Case.sequences()) {
            Hunted hunted = Hunted.with(every, written(each));
            if (hunted.findings().size() != each.events().size()
                    || hunted.findings().stream()
                            .anyMatch(finding -> finding.at().isBefore(NEVER_BEFORE))) {
                without.add(each);
            }
        }

        assertThat(without).isEmpty();
    }

    /** Correlations that only feed others have no finding of their own, so that each is asked for by one that generates. */
    private Path watched() throws IOException {
        Rules own = new RuleLoader().load(List.of(Checkout.root().resolve("content/rules")));
        StringBuilder watched = new StringBuilder();
        for (Correlation correlation : own.correlations()) {
            watched.append(watched.isEmpty() ? "" : "---\n").append("""
                    title: Watched %1$s
                    id: %2$s
                    correlation: {type: event_count, rules: [%1$s], timespan: 1d, condition: {gte: 1}}
                    generate: true
                    level: low
                    """.formatted(correlation.id(), UUID.randomUUID()));
        }
        Path file = Files.createDirectories(folder.resolve("watched")).resolve("watched.yml");
        return Files.writeString(file, watched).getParent();
    }

    private RuleBook everyEvent() throws IOException {
        Path file = folder.resolve("every.yml");
        Files.writeString(file, """
                title: Every event
                logsource: {product: any}
                detection: {event: {Channel: '*'}, condition: event}
                """);
        Path mapping = Files.createDirectories(folder.resolve("mappings")).resolve("any.yml");
        Files.writeString(mapping, """
                name: any
                title: Every log
                logsource: {product: any}
                mappings: [{where: {Channel: '*'}}]
                """);
        Mappings mappings = MappingLoader.load(mapping.getParent());
        return new RuleBook(RuleSet.compile(new RuleLoader().load(List.of(file)).rules(), mappings), mappings, 0);
    }

    private Path written(Case.Sequence sequence) throws IOException {
        if (!sequence.events().stream().allMatch(Case::isOfWindows)) {
            return Files.writeString(folder.resolve("sequence.json"), sequence.nested());
        }
        EvtxWriter writer = new EvtxWriter();
        sequence.events().forEach(writer::event);
        Path log = folder.resolve("sequence.evtx");
        writer.write(log);
        return log;
    }
}
