package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.plain.Reasons;
import org.jspecify.annotations.Nullable;

/** Makes findings of what the matcher says of one event after the other, whatever it was read from; one for each worker. */
final class Verdicts {
    private final RuleBook book;
    private final Wanted wanted;
    private final Reasons reasons;
    private int undecided;
    private int undecidedRule;

    Verdicts(RuleBook book, Wanted wanted) {
        this.book = book;
        this.wanted = wanted;
        this.reasons = new Reasons(book.mappings());
    }

    /** A finding that does not know yet in which file it stands. */
    record Match(Finding.Rule rule, Row row, List<String> reasons) {
        Finding in(String path) {
            Origin origin = new Origin(path, row.record, row.carved);
            return new Finding(rule, row.at, row.target, origin, row.evidence, reasons);
        }
    }

    /** What all matches of one event share. */
    record Row(Instant at, Target target, long record, boolean carved, Evidence evidence) {}

    /** The event at hand, decoded when a wanted rule matches it. */
    interface Seen {
        Instant at();

        Row row(Instant at);
    }

    /** Adds a finding for every rule that the matcher found and that is wanted. */
    void add(Matcher matcher, int matches, Seen seen, List<Match> found) {
        if (matcher.undecided() > 0) {
            undecided++;
            undecidedRule = matcher.undecidedRule(0);
        }
        Row row = null;
        Event event = null;
        for (int n = 0; n < matches; n++) {
            int index = matcher.rule(n);
            if (!wanted.admits(book.level(index)) || !wanted.admits(book.described(index))) {
                continue;
            }
            if (row == null || event == null) {
                Instant at = seen.at();
                if (!wanted.admits(at)) {
                    return;
                }
                row = seen.row(at);
                event = event(row.evidence());
            }
            found.add(new Match(
                    book.described(index), row, reasons.of(book.rules().rule(index), event)));
        }
    }

    /** What could not be decided since it was last asked; null where everything was. */
    @Nullable
    String trouble() {
        int events = undecided;
        undecided = 0;
        return events == 0
                ? null
                : "a regular expression ran out of its steps in " + events + (events == 1 ? " event" : " events")
                        + ", last for the rule " + book.described(undecidedRule).path();
    }

    private static Event event(Evidence evidence) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        for (Evidence.Field field : evidence.fields()) {
            fields.put(field.name(), field.values());
        }
        return Event.of(fields);
    }
}
