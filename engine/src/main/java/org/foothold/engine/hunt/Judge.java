package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.foothold.engine.collect.EventLogs;
import org.foothold.engine.collect.EvidenceReader;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.hunt.Verdicts.Row;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Target;
import org.foothold.formats.evtx.Channels;
import org.foothold.formats.evtx.EventView;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.jspecify.annotations.Nullable;

/** Judges one event of event logs after the other; one for each worker. Only an event that a wanted rule matches is decoded. */
final class Judge implements EventLogs.Visitor<Found> {
    private final Bindings bindings;
    private final Matcher matcher = new Matcher();
    private final Verdicts verdicts;

    Judge(RuleBook book, Wanted wanted, Channels channels) {
        this(book, new Verdicts(book, wanted), channels);
    }

    Judge(RuleBook book, Verdicts verdicts, Channels channels) {
        this.bindings = new Bindings(book.rules(), channels);
        this.verdicts = verdicts;
    }

    /** An event of a log. */
    private record Logged(EventView view) implements Verdicts.Seen {
        @Override
        public Instant at() {
            return EvidenceReader.at(view);
        }

        @Override
        public Row bare(Instant at) {
            Target target = new Target(EvidenceReader.computer(view));
            return new Row(at, target, EvidenceReader.record(view), view.carved(), Verdicts.NOT_DECODED);
        }

        @Override
        public Evidence evidence() {
            return EvidenceReader.evidence(view);
        }

        @Override
        public Event event(Set<String> names) {
            return EvidenceReader.event(view, names);
        }
    }

    @Override
    public void visit(EventView event, List<Found> found) {
        Binding binding = bindings.of(event);
        if (binding == null) {
            return;
        }
        int matches = binding.match(event, matcher);
        if (matches > 0 || matcher.undecided() > 0) {
            verdicts.add(matcher, matches, new Logged(event), found);
        }
    }

    @Override
    public @Nullable String trouble() {
        return verdicts.trouble();
    }
}
