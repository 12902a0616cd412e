package org.foothold.sigma.plain;

/** A regular expression that is searched for in one value after another. */
@FunctionalInterface
interface ValueRegex {

    /** Whether it is found in the value. */
    Verdict find(String value);
}
