package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.foothold.engine.collect.LineEvidence;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.hunt.Verdicts.Row;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Target;
import org.foothold.engine.shape.LineEvent;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.Partition;
import org.foothold.sigma.match.RuleSet;
import org.jspecify.annotations.Nullable;

/** Judges one event of a file of JSON after the other; one for each worker. Only what rules ask for is decoded. */
final class LineJudge {
    /** As {@link Bindings}: a newer entry displaces an older one. */
    private static final int SIZE_BITS = 10;

    private final RuleSet rules;
    private final Matcher matcher = new Matcher();
    private final Verdicts verdicts;
    private final KindCache kinds = new KindCache();
    private final @Nullable LineBinding[] bindings = new LineBinding[1 << SIZE_BITS];

    LineJudge(RuleBook book, Verdicts verdicts) {
        this.rules = book.rules();
        this.verdicts = verdicts;
    }

    /** An event of a line. */
    private record Written(LineEvent line) implements Verdicts.Seen {
        @Override
        public Instant at() {
            return LineEvidence.at(line);
        }

        @Override
        public Row bare(Instant at) {
            Target target = new Target(LineEvidence.target(line));
            return new Row(at, target, line.number(), false, Verdicts.NOT_DECODED);
        }

        @Override
        public Evidence evidence() {
            return LineEvidence.evidence(line);
        }

        @Override
        public Event event(Set<String> names) {
            return LineEvidence.event(line, names);
        }
    }

    void visit(LineEvent event, List<Found> found) {
        Partition partition = partition(event);
        if (partition.isEmpty()) {
            return;
        }
        int matches = binding(event, partition).match(event, matcher);
        if (matches > 0 || matcher.undecided() > 0) {
            verdicts.add(matcher, matches, new Written(event), found);
        }
    }

    private LineBinding binding(LineEvent event, Partition partition) {
        Object of = event.layout() == null ? event.view() : event.layout();
        int hash = 31 * System.identityHashCode(partition) + System.identityHashCode(of);
        int slot = (hash * 0x9E3779B9) >>> (32 - SIZE_BITS);
        LineBinding known = bindings[slot];
        if (known == null || !known.isOf(of, partition)) {
            known = new LineBinding(of, partition);
            bindings[slot] = known;
        }
        return known;
    }

    private Partition partition(LineEvent event) {
        if (event.unclear()) {
            return rules.everything();
        }
        Partition known = kinds.find(event);
        if (known == null) {
            known = make(event);
            kinds.keep(event, known);
        }
        return known;
    }

    // As RuleSet.partition of a plain event, without making texts.
    private Partition make(LineEvent event) {
        int id = RuleSet.NO_ID;
        if (event.eventId() >= 0) {
            int from = event.text(event.eventId());
            id = RuleSet.parseId(event.bytes(), from, event.textEnd());
            if (id == RuleSet.NO_ID) {
                return rules.everything();
            }
        }
        if (event.channel() < 0) {
            return rules.partition(id);
        }
        int from = event.text(event.channel());
        return rules.partition(event.bytes(), from, event.textEnd(), id);
    }
}
