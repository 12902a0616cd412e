package org.foothold.engine.model;

/**
 * Takes what a hunt found, in the order of the files and of the records in them: a file's findings, then its outcome;
 * then the incidents, and the summary last. Calls never overlap.
 */
public interface Report {

    void finding(Finding finding);

    void outcome(Outcome outcome);

    /**
     * Comes before the summary, when everything was found: lineages may be asked for until this returns. They are known where a
     * rule of the hunt asked for facts of processes.
     */
    default void lineages(Lineage.Source lineages) {}

    /** Findings told before that belong together; a report that has no place for incidents passes them over. */
    default void incident(Incident incident) {
        // Most shapes of a report hold findings only.
    }

    void summary(Summary summary);
}
