package org.foothold.engine.model;

/**
 * Takes what a hunt found, in the order of the files and of the records in them: a file's findings, then its outcome,
 * and the summary last. Calls never overlap.
 */
public interface Report {

    void finding(Finding finding);

    void outcome(Outcome outcome);

    void summary(Summary summary);
}
