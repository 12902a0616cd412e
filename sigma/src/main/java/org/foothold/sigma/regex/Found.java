package org.foothold.sigma.regex;

/** How a search ended. */
public enum Found {
    YES,
    NO,
    /** The step budget of a slow regular expression ran out before it was decided. */
    GAVE_UP
}
