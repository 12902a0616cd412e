package org.foothold.engine.incident;

import java.time.Instant;
import java.util.Comparator;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;

/**
 * What is kept of a finding.
 *
 * @param finding its place among the findings, from 1
 * @param values the numbers of the values that may join it to others, ascending
 */
record Row(long finding, Instant at, Target target, Origin origin, Finding.Rule rule, int[] values) {
    /** By time, and then by what does not depend on the order of the files; findings that tie are of equal content. */
    static final Comparator<Row> ORDER = Comparator.comparing(Row::at)
            .thenComparing(row -> row.target.name())
            .thenComparing(row -> row.origin.path())
            .thenComparing(row -> row.origin.record(), Long::compareUnsigned)
            .thenComparing(row -> row.rule.path())
            .thenComparing(row -> row.rule.title())
            .thenComparing(Row::finding);

    /** What identifies the finding, wherever its file lay. */
    String identity() {
        return at + "\0" + target.name() + "\0" + Long.toUnsignedString(origin.record()) + "\0" + rule.id() + "\0"
                + rule.title();
    }

    /** Whether the event says when it was; a time that nobody knows is near to nothing. */
    boolean timed() {
        return !at.equals(Instant.EPOCH);
    }
}
