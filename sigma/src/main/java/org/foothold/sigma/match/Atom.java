package org.foothold.sigma.match;

import org.foothold.sigma.rule.Criterion.Place;

/** What a program asks of an event, beside sets of literals. The slot of a keyword is {@link Residue#NO_SOURCE}. */
sealed interface Atom {

    int slot();

    /** Any value of the field passes a check; for a keyword any value of any field. */
    record Passes(int slot, int criterion) implements Atom {}

    /** Every value of the field fails a check, for sure; for a keyword every value of every field. */
    record Fails(int slot, int criterion) implements Atom {}

    /** The field is absent or null. */
    record IsNull(int slot) implements Atom {}

    /** The field is there, with a value or null, or is not there. */
    record IsThere(int slot, boolean present) implements Atom {}

    /** Any value of the field has any value of the other field in some place. */
    record Refers(int slot, int other, Place place, boolean cased) implements Atom {}
}
