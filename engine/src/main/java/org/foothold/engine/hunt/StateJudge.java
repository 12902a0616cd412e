package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.artifact.Artifact;
import org.foothold.engine.collect.state.Row;
import org.foothold.engine.collect.state.RowEvidence;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Target;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.jspecify.annotations.Nullable;

/** Judges one row of a target's state after the other; one for each worker. */
final class StateJudge {
    private final Matcher matcher = new Matcher();
    private final RuleSet rules;
    private final Verdicts verdicts;
    private final Target target;

    StateJudge(RuleBook book, Verdicts verdicts, Target target) {
        this.rules = book.rules();
        this.verdicts = verdicts;
        this.target = target;
    }

    /** A row: it has no time of its own but that of its file's last change. */
    private record Stated(Target target, Row row, Map<String, List<@Nullable String>> fields) implements Verdicts.Seen {
        @Override
        public Instant at() {
            Instant modified = row.file().modifiedAt();
            return modified == null ? Instant.EPOCH : modified;
        }

        @Override
        public Verdicts.Row bare(Instant at) {
            return new Verdicts.Row(at, target, row.line(), false, Verdicts.NOT_DECODED);
        }

        @Override
        public Evidence evidence() {
            return RowEvidence.evidence(fields);
        }

        @Override
        public Event event(Set<String> names) {
            return Event.of(fields);
        }
    }

    void visit(Artifact artifact, Row row, List<Found> found) {
        Map<String, List<@Nullable String>> fields = RowEvidence.fields(artifact, row);
        int matches = matcher.match(rules, Event.of(fields));
        if (matches > 0 || matcher.undecided() > 0) {
            verdicts.add(matcher, matches, new Stated(target, row, fields), found);
        }
    }
}
