package org.foothold.engine.model;

/**
 * Takes what a hunt found, in the order of the files and of the records in them: a file's findings, then its outcome;
 * then the incidents, and the summary last. Calls never overlap.
 */
public interface Report {

    void finding(Finding finding);

    void outcome(Outcome outcome);

    /** Findings told before that belong together; a report that has no place for incidents passes them over. */
    default void incident(Incident incident) {
        // Most shapes of a report hold findings only.
    }

    void summary(Summary summary);
}
