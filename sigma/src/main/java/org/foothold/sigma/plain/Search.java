package org.foothold.sigma.plain;

/** Something that is searched for in one value after another. */
@FunctionalInterface
interface Search {

    /** Whether the value has it. */
    Verdict find(String value);
}
