package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.hunt.Verdicts.Match;
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
    private record Logged(LogEvent event) implements Verdicts.Seen {
        @Override
        public Instant at() {
            return event.at() == null ? Instant.EPOCH : event.at();
        }

        @Override
        public Row row(Instant at) {
            List<Evidence.Field> fields = new ArrayList<>();
            event.fields().forEach((name, values) -> fields.add(new Evidence.Field(name, false, List.copyOf(values))));
            return new Row(at, new Target(event.machine()), event.line(), false, new Evidence(fields));
        }
    }

    void visit(LogEvent event, List<Match> found) {
        int matches = matcher.match(rules, Event.of(event.fields()));
        if (matches > 0 || matcher.undecided() > 0) {
            verdicts.add(matcher, matches, new Logged(event), found);
        }
    }
}
