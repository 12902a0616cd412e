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
import org.foothold.sigma.plain.FieldValues;
import org.foothold.sigma.plain.Reasons;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Makes findings of what the matcher says of one event after the other, whatever it was read from; one for each worker. */
final class Verdicts {
    private final RuleBook book;
    private final Wanted wanted;
    private final Reasons reasons;
    private final FieldValues values;
    private final boolean correlating;
    private int undecided;
    private int undecidedRule;

    Verdicts(RuleBook book, Wanted wanted) {
        this.book = book;
        this.wanted = wanted;
        this.reasons = new Reasons(book.mappings());
        this.values = new FieldValues(book.mappings());
        this.correlating = !book.correlations().isEmpty();
    }

    /**
     * A finding that does not know yet in which file it stands.
     *
     * @param reasons null where the match is not reported by itself
     * @param feed the fields that correlations ask for; null where none takes the match
     */
    record Match(
            int index,
            Finding.Rule rule,
            Row row,
            @Nullable List<String> reasons,
            @Nullable Map<String, List<String>> feed) {
        /** The finding; null where the match only feeds correlations. */
        @Nullable
        Finding in(String path) {
            return reasons == null
                    ? null
                    : new Finding(rule, row.at, row.target, row.origin(path), row.evidence, reasons);
        }
    }

    /** What all matches of one event share. */
    record Row(Instant at, Target target, long record, boolean carved, Evidence evidence) {
        Origin origin(String path) {
            return new Origin(path, record, carved);
        }
    }

    /** The event at hand, decoded when a wanted rule matches it. */
    interface Seen {
        Instant at();

        Row row(Instant at);
    }

    /** Adds a match for every rule that the matcher found and that is wanted, or feeds correlations. */
    void add(Matcher matcher, int matches, Seen seen, List<Match> found) {
        if (matcher.undecided() > 0) {
            undecided++;
            undecidedRule = matcher.undecidedRule(0);
        }
        Row row = null;
        Event event = null;
        for (int n = 0; n < matches; n++) {
            int index = matcher.rule(n);
            List<String> asked = book.feeds(index);
            boolean reported =
                    !book.quiet(index) && wanted.admits(book.level(index)) && wanted.admits(book.described(index));
            if (asked == null && !reported) {
                continue;
            }
            if (row == null || event == null) {
                Instant at = seen.at();
                if (!correlating && !wanted.admits(at)) {
                    return;
                }
                row = seen.row(at);
                event = event(row.evidence());
            }
            reported &= wanted.admits(row.at());
            Rule rule = book.rules().rule(index);
            List<String> why = reported ? reasons.of(rule, event) : null;
            Map<String, List<String>> feed = asked == null ? null : values.of(rule.logsource(), event, asked);
            if (why != null || feed != null) {
                found.add(new Match(index, book.described(index), row, why, feed));
            }
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
