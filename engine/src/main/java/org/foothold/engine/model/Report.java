package org.foothold.engine.model;

/**
 * Takes what a hunt found, in the order of the files and of the records in them: a file's findings, then its outcome,
 * and the summary last. Calls never overlap.
 */
public interface Report {

    void finding(Finding finding);

    void outcome(Outcome outcome);

    /**
     * Comes before the summary, when everything was found: lineages may be asked for until this returns. They are known where a
     * rule of the hunt asked for facts of processes.
     */
    default void lineages(Lineage.Source lineages) {}

    void summary(Summary summary);
}
