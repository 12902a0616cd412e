package org.foothold.sigma.match;

import org.foothold.sigma.rule.Criterion.Place;

/** What a program asks of an event, beside literals, which are known before any program runs. */
sealed interface Atom {

    /** Any value of the field passes a test; for a keyword any value of any field. */
    record Passes(int slot, int criterion) implements Atom {}

    /** The field is absent or null. */
    record IsNull(int slot) implements Atom {}

    /** The field is there, with a value or null, or is not there. */
    record IsThere(int slot, boolean present) implements Atom {}

    /** Any value of the field has any value of the other field in some place. */
    record Refers(int slot, int other, Place place, boolean cased) implements Atom {}
}
