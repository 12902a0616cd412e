package org.foothold.app.report;

import java.util.HashMap;
import java.util.Map;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;

/** The most telling value of findings, kept for the time lines of a page; bounded. */
final class Gists {
    /** Findings; those of low level are many, and say little. */
    private static final int MOST = 20_000;

    private final Map<Long, String> byFinding = new HashMap<>();

    /** Takes note of the finding with this place among the findings. */
    void add(long place, Finding finding) {
        boolean grave = finding.rule().level().compareTo(Level.MEDIUM) >= 0;
        // What a correlation's events have in common is no happening.
        if (finding.events().isEmpty() && byFinding.size() < (grave ? MOST : MOST / 2)) {
            String gist = Gist.of(finding.evidence());
            if (!gist.isEmpty()) {
                byFinding.put(place, gist);
            }
        }
    }

    /** What tells the finding at this place from others of its rule; empty where that is not known. */
    String of(long place) {
        return byFinding.getOrDefault(place, "");
    }
}
