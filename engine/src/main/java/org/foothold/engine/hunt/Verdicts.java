package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.plain.FieldValues;
import org.foothold.sigma.plain.Reasons;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Makes findings of what the matcher says of one event after the other, whatever it was read from; one for each worker. */
final class Verdicts {
    /** The evidence of an event that nobody needs in full. */
    static final Evidence NOT_DECODED = new Evidence(List.of());

    private final RuleBook book;
    private final Wanted wanted;
    private final Reasons reasons;
    private final FieldValues values;
    private final Map<Integer, Set<String>> needs = new HashMap<>();
    private int undecided;
    private int undecidedRule;

    Verdicts(RuleBook book, Wanted wanted) {
        this.book = book;
        this.wanted = wanted;
        this.reasons = new Reasons(book.mappings());
        this.values = new FieldValues(book.mappings());
    }

    /** What an event gave. */
    sealed interface Found {}

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
            @Nullable Map<String, List<String>> feed)
            implements Found {
        /**
         * The finding; null where the match only feeds correlations.
         *
         * @param lineage of the process that the event is about
         */
        @Nullable
        Finding in(String path, @Nullable Lineage lineage) {
            return reasons == null
                    ? null
                    : new Finding(
                            rule, row.at, row.target, row.origin(path), row.evidence, reasons, List.of(), lineage);
        }

        /** Only the finding, with what is known of the event by now. */
        Match with(Row known) {
            return new Match(index, rule, known, reasons, null);
        }
    }

    /**
     * An event that enrichers hear of, or that has to be judged or reported when its facts are known.
     *
     * @param row without evidence where there is nothing to judge and to report
     * @param late the indices of the rules that may match
     * @param matches what matches whatever the facts are
     */
    record Waiting(Row row, List<Heard> heard, List<Integer> late, List<Match> matches) implements Found {
        Waiting {
            heard = List.copyOf(heard);
            late = List.copyOf(late);
            matches = List.copyOf(matches);
        }
    }

    /** What all matches of one event share. */
    record Row(Instant at, Target target, long record, boolean carved, Evidence evidence) {
        Origin origin(String path) {
            return new Origin(path, record, carved);
        }

        Row with(Evidence other) {
            return new Row(at, target, record, carved, other);
        }
    }

    /** The event at hand, decoded when a wanted rule matches it. */
    interface Seen {
        Instant at();

        /** The event without its fields. */
        Row bare(Instant at);

        Evidence evidence();

        /** Only these fields. */
        Event event(Set<String> names);
    }

    /** Adds a match for every rule that the matcher found and that is wanted, or feeds correlations or enrichers. */
    void add(Matcher matcher, int matches, Seen seen, List<Found> found) {
        if (matcher.undecided() > 0) {
            undecided++;
            undecidedRule = matcher.undecidedRule(0);
        }
        Sorted sorted = null;
        for (int n = 0; n < matches; n++) {
            int index = matcher.rule(n);
            Feed feeder = book.feed(index);
            if (feeder != null || mayMatter(index)) {
                sorted = sorted == null ? new Sorted(seen) : sorted;
                sorted.add(index, feeder);
            }
        }
        if (sorted != null) {
            sorted.addTo(found);
        }
    }

    /** What matches one event, by what becomes of it. */
    private final class Sorted {
        private final Seen seen;
        private final Row bare;
        private @Nullable Row row;
        private @Nullable Event event;
        private List<Heard> heard = List.of();
        private List<Integer> late = List.of();
        private List<Match> matches = List.of();
        private boolean marked;

        Sorted(Seen seen) {
            this.seen = seen;
            this.bare = seen.bare(seen.at());
        }

        void add(int index, @Nullable Feed feeder) {
            if (feeder != null) {
                heard = with(heard, heard(index, feeder, bare, seen));
                return;
            }
            boolean reported = reported(index, bare.at());
            List<String> asked = book.feeds(index);
            if (asked == null && !reported) {
                return;
            }
            Row whole = row == null ? bare.with(seen.evidence()) : row;
            Event said = event == null ? event(whole.evidence()) : event;
            row = whole;
            event = said;
            if (book.late(index)) {
                late = with(late, index);
                return;
            }
            Match match = match(index, whole, said, reported, asked);
            if (match.reasons() != null || match.feed() != null) {
                matches = with(matches, match);
                marked |= match.reasons() != null && marked(index, said);
            }
        }

        void addTo(List<Found> found) {
            if (!marked) {
                found.addAll(matches);
                matches = List.of();
            }
            if (!(heard.isEmpty() && late.isEmpty() && matches.isEmpty())) {
                Row whole = row == null || (late.isEmpty() && matches.isEmpty()) ? bare : row;
                found.add(new Waiting(whole, heard, late, matches));
            }
        }

        private static <T> List<T> with(List<T> some, T one) {
            List<T> list = some.isEmpty() ? new ArrayList<>(2) : some;
            list.add(one);
            return list;
        }
    }

    /** Whether facts may be known of an event, to be added to every finding. */
    private boolean marked(int index, Event event) {
        List<String> marks = book.marks();
        return !marks.isEmpty()
                && !values.of(book.rules().rule(index).logsource(), event, marks)
                        .isEmpty();
    }

    private boolean mayMatter(int index) {
        return book.feeds(index) != null || chosen(index);
    }

    private boolean chosen(int index) {
        return !book.quiet(index) && wanted.admits(book.level(index)) && wanted.admits(book.described(index));
    }

    private boolean reported(int index, Instant at) {
        return chosen(index) && wanted.admits(at);
    }

    /** The match of a rule that is known to match. */
    Match match(int index, Row row, Event event) {
        return match(index, row, event, reported(index, row.at()), book.feeds(index));
    }

    private Match match(int index, Row row, Event event, boolean reported, @Nullable List<String> asked) {
        Rule rule = book.rules().rule(index);
        List<String> why = reported ? reasons.of(rule, event) : null;
        Map<String, List<String>> feed = asked == null ? null : values.of(rule.logsource(), event, asked);
        return new Match(index, book.described(index), row, why, feed);
    }

    private Heard heard(int index, Feed feeder, Row bare, Seen seen) {
        LogSource logsource = book.rules().rule(index).logsource();
        Set<String> needed = needs.computeIfAbsent(index, any -> values.needs(logsource, feeder.fields()));
        Map<String, List<String>> fields = values.of(logsource, seen.event(needed), feeder.fields());
        @Nullable String[] texts = new String[feeder.fields().size()];
        for (int i = 0; i < texts.length; i++) {
            List<String> said = fields.get(feeder.fields().get(i));
            texts[i] = said == null ? null : String.join("\n", said);
        }
        return new Heard(feeder.name(), bare.at(), bare.target().name(), feeder.fields(), texts);
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

    /** Evidence as rules read it. */
    static Event event(Evidence evidence) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        for (Evidence.Field field : evidence.fields()) {
            fields.put(field.name(), field.values());
        }
        return Event.of(fields);
    }
}
