package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.hunt.Verdicts.Row;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Target;
import org.foothold.formats.linux.LogEvent;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;

/** Judges one event of a log of Unix after the other; one for each worker. */
final class LogJudge {
    private final RuleSet rules;
    private final Matcher matcher = new Matcher();
    private final Verdicts verdicts;

    LogJudge(RuleBook book, Verdicts verdicts) {
        this.rules = book.rules();
        this.verdicts = verdicts;
    }

    /** An event of a log. */
    private record Logged(LogEvent log) implements Verdicts.Seen {
        @Override
        public Instant at() {
            Instant at = log.at();
            return at == null ? Instant.EPOCH : at;
        }

        @Override
        public Row bare(Instant at) {
            return new Row(at, new Target(log.machine()), log.line(), false, Verdicts.NOT_DECODED);
        }

        @Override
        public Evidence evidence() {
            List<Evidence.Field> fields = new ArrayList<>();
            log.fields().forEach((name, values) -> fields.add(new Evidence.Field(name, false, List.copyOf(values))));
            return new Evidence(fields);
        }

        @Override
        public Event event(Set<String> names) {
            return Event.of(log.fields());
        }
    }

    void visit(LogEvent event, List<Found> found) {
        int matches = matcher.match(rules, Event.of(event.fields()));
        if (matches > 0 || matcher.undecided() > 0) {
            verdicts.add(matcher, matches, new Logged(event), found);
        }
    }
}
