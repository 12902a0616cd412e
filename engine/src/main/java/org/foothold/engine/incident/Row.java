package org.foothold.engine.incident;

import java.time.Instant;
import java.util.Comparator;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;

/** What is kept of a finding. */
final class Row {
    /** By time, and then by what does not depend on the order of the files; findings that tie are of equal content. */
    static final Comparator<Row> ORDER = Comparator.comparing(Row::at)
            .thenComparing(row -> row.target.name())
            .thenComparing(row -> row.origin.path())
            .thenComparing((one, other) -> Long.compareUnsigned(one.origin.record(), other.origin.record()))
            .thenComparing(row -> row.rule.path())
            .thenComparing(row -> row.rule.title())
            .thenComparingLong(Row::finding);

    private final long finding;
    private final Instant at;
    private final Target target;
    private final Origin origin;
    private final Finding.Rule rule;
    private final int[] values;

    /**
     * A row.
     *
     * @param place of the finding among the findings, from 1
     * @param values the numbers of the values that may join it to others, ascending
     */
    Row(long place, Finding finding, int[] values) {
        this.finding = place;
        this.at = finding.at();
        this.target = finding.target();
        this.origin = finding.origin();
        this.rule = finding.rule();
        this.values = values;
    }

    long finding() {
        return finding;
    }

    Instant at() {
        return at;
    }

    Target target() {
        return target;
    }

    Origin origin() {
        return origin;
    }

    Finding.Rule rule() {
        return rule;
    }

    int[] values() {
        return values;
    }

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
