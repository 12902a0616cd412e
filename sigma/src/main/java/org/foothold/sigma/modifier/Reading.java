package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;

/** The state of reading one rule or filter: what its placeholders mean, what was warned about, how large it has become. */
public final class Reading {
    /** Predicates of one rule after all expansion; the largest known rule has 4,432. */
    public static final int MAX_PREDICATES = 100_000;

    private final Placeholders placeholders;
    private final boolean keepsPlaceholders;
    private final List<Problem> warnings = new ArrayList<>();
    private int predicates;

    public Reading(Placeholders placeholders) {
        this(placeholders, false);
    }

    /**
     * Another state of reading.
     *
     * @param keepsPlaceholders whether placeholders are left for pipelines to fill
     */
    public Reading(Placeholders placeholders, boolean keepsPlaceholders) {
        this.placeholders = placeholders;
        this.keepsPlaceholders = keepsPlaceholders;
    }

    boolean keepsPlaceholders() {
        return keepsPlaceholders;
    }

    public Placeholders placeholders() {
        return placeholders;
    }

    /** Says what looks wrong without costing the rule. */
    public void warn(Position position, Reason reason, String message) {
        warnings.add(new Problem(position, Problem.Severity.WARNING, reason, message));
    }

    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** Counts predicates that the rule gets; refuses a rule that gets too many. */
    public void count(long more, Position position) throws ContentException {
        if (predicates + more > MAX_PREDICATES) {
            throw new ContentException(position, Reason.RULE, "the rule has more than " + MAX_PREDICATES + " values");
        }
        predicates += (int) more;
    }
}
