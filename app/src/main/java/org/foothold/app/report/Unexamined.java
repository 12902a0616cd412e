package org.foothold.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.model.Summary;

/** What a hunt did not look at, in words: by reason, with a few names each, so that it stays short for any input. */
final class Unexamined {
    /** Names shown for one reason. */
    private static final int NAMES = 3;

    /** Reasons shown one by one; a hunt over very many broken files says the rest in one line. */
    private static final int REASONS = 100;

    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final List<String> rules = new ArrayList<>();
    private long others;

    /** Takes note of the outcome where something of the file was not examined. */
    void add(Outcome outcome) {
        if (outcome.result() == Result.UNREADABLE || outcome.result() == Result.ABSENT) {
            String why = outcome.reason() == null ? outcome.result().name().toLowerCase(Locale.ROOT) : outcome.reason();
            note(why, outcome.path(), outcome.result() == Result.UNREADABLE);
        } else if (outcome.damaged() > 0) {
            String places = outcome.damaged() == 1 ? "1 damaged place" : outcome.damaged() + " damaged places";
            note(places + (outcome.reason() == null ? "" : ", the first: " + outcome.reason()), outcome.path(), true);
        }
    }

    private void note(String why, String path, boolean lost) {
        if (!reasons.containsKey(why) && reasons.size() == REASONS) {
            others++;
            return;
        }
        Reason reason = reasons.computeIfAbsent(why, Reason::new);
        reason.count++;
        reason.lost |= lost;
        if (reason.names.size() < NAMES) {
            reason.names.add(path);
        }
    }

    /** Takes note of the rules that took no part. */
    void rules(Summary.Rules summary) {
        if (summary.refused() > 0) {
            rules.add(String.format(
                    Locale.ROOT, "%,d rules were refused (see: foothold rules check)", summary.refused()));
        }
        if (summary.withoutLogsource() > 0) {
            rules.add(String.format(
                    Locale.ROOT, "%,d rules are about logs that no mapping knows", summary.withoutLogsource()));
        }
    }

    /** Takes note of what enrichers had no room for. */
    void enrichment(Summary.Enrichment summary) {
        note(summary.early(), "events were taken in out of turn: more had to wait for facts than memory holds");
        note(summary.forgotten(), "processes and other things that facts come from were forgotten to make room");
        note(summary.undecided(), "events were not judged with their facts: a regular expression ran out of its steps");
    }

    /** Takes note of what correlations had no room for. */
    void correlations(Summary.Correlations summary) {
        note(summary.late(), "matches came too late for their correlations: more had to wait than memory holds");
        note(summary.groups(), "groups of correlations were given up to make room");
        note(summary.events(), "matches were left out of groups of correlations that were full");
    }

    /** Takes note of what could not be joined to incidents. */
    void incidents(Summary.Incidents summary) {
        note(summary.dropped(), "incidents were left out, the mildest: there were more than a report holds");
        note(summary.findingsDropped(), "findings were not looked at for incidents: there were more than memory holds");
        note(summary.valuesDropped(), "values of evidence joined nothing: there were more than memory holds");
    }

    /** Takes note of findings for which a page had no room. */
    void page(long leftOut) {
        note(leftOut, "findings are not in this page, which holds no more; they are in a report of another format");
    }

    private void note(long count, String what) {
        if (count > 0) {
            rules.add(String.format(Locale.ROOT, "%,d %s", count, what));
        }
    }

    boolean isEmpty() {
        return reasons.isEmpty() && rules.isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        // What should have been read comes before files of other kinds.
        reasons.values().stream().filter(reason -> reason.lost).forEach(reason -> lines.add(reason.line()));
        reasons.values().stream().filter(reason -> !reason.lost).forEach(reason -> lines.add(reason.line()));
        if (others > 0) {
            lines.add(String.format(Locale.ROOT, "%,d more files", others));
        }
        lines.addAll(rules);
        return lines;
    }

    private static final class Reason {
        private final String why;
        private final List<String> names = new ArrayList<>();
        private long count;
        private boolean lost;

        Reason(String why) {
            this.why = why;
        }

        String line() {
            String listed = String.join(", ", names);
            return count > names.size()
                    ? String.format(Locale.ROOT, "%s … (%,d files): %s", listed, count, why)
                    : listed + ": " + why;
        }
    }
}
