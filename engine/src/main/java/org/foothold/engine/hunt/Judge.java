package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.collect.EventLogs;
import org.foothold.engine.collect.EvidenceReader;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;
import org.foothold.formats.evtx.Channels;
import org.foothold.formats.evtx.EventView;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.plain.Reasons;
import org.jspecify.annotations.Nullable;

/** Judges one event after the other; one for each worker. Only an event that a wanted rule matches is decoded. */
final class Judge implements EventLogs.Visitor<Judge.Match> {
    private final RuleBook book;
    private final Wanted wanted;
    private final Bindings bindings;
    private final Matcher matcher = new Matcher();
    private final Reasons reasons;
    private int undecided;
    private int undecidedRule;

    Judge(RuleBook book, Wanted wanted, Channels channels) {
        this.book = book;
        this.wanted = wanted;
        this.bindings = new Bindings(book.rules(), channels);
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

    @Override
    public void visit(EventView event, List<Match> found) {
        Binding binding = bindings.of(event);
        if (binding == null) {
            return;
        }
        int matches = binding.match(event, matcher);
        if (matcher.undecided() > 0) {
            undecided++;
            undecidedRule = matcher.undecidedRule(0);
        }
        if (matches > 0) {
            collect(event, matches, found);
        }
    }

    @Override
    public @Nullable String trouble() {
        int events = undecided;
        undecided = 0;
        return events == 0
                ? null
                : "a regular expression ran out of its steps in " + events + (events == 1 ? " event" : " events")
                        + ", last for the rule " + book.described(undecidedRule).path();
    }

    private void collect(EventView view, int matches, List<Match> found) {
        Row row = null;
        Event event = null;
        for (int n = 0; n < matches; n++) {
            int index = matcher.rule(n);
            if (!wanted.admits(book.level(index)) || !wanted.admits(book.described(index))) {
                continue;
            }
            if (row == null || event == null) {
                Instant at = EvidenceReader.at(view);
                if (!wanted.admits(at)) {
                    return;
                }
                row = row(view, at);
                event = event(row.evidence());
            }
            found.add(new Match(
                    book.described(index), row, reasons.of(book.rules().rule(index), event)));
        }
    }

    private static Row row(EventView view, Instant at) {
        return new Row(
                at,
                new Target(EvidenceReader.computer(view)),
                EvidenceReader.record(view),
                view.carved(),
                EvidenceReader.evidence(view));
    }

    private static Event event(Evidence evidence) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        for (Evidence.Field field : evidence.fields()) {
            fields.put(field.name(), field.values());
        }
        return Event.of(fields);
    }
}
