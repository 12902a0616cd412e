package org.foothold.app.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;

/**
 * The answer in one sentence: can the attacker come back, where, and by what?
 *
 * @param more what has to be said beside it
 */
record Verdict(Tone tone, String sentence, List<String> more) {
    /** Footholds that the sentence names. */
    private static final int MOST_WAYS = 5;

    Verdict {
        more = List.copyOf(more);
    }

    /** How bad it is. */
    enum Tone {
        BAD,
        DOUBT,
        GOOD
    }

    /** The verdict on these incidents, the gravest first. */
    static Verdict of(List<Incident> incidents, Summary summary, RunFacts facts) {
        List<Incident> grave = incidents.stream()
                .filter(incident -> incident.level().compareTo(Level.HIGH) >= 0)
                .toList();
        List<Incident> founded =
                grave.stream().filter(incident -> has(incident, Phase.FOOTHOLD)).toList();
        List<String> more = new ArrayList<>();
        if (founded.stream().anyMatch(incident -> has(incident, Phase.RETURN))) {
            more.add("There are signs that somebody has come back already.");
        }
        if (!summary.complete()) {
            more.add("Not everything could be read, so there may be more.");
        }
        long findings =
                summary.findings().values().stream().mapToLong(Long::longValue).sum();
        if (!founded.isEmpty()) {
            return new Verdict(
                    Tone.BAD, "Yes, most likely: an attacker can come back to " + ways(founded, facts), more);
        }
        if (!grave.isEmpty()) {
            return new Verdict(
                    Tone.DOUBT,
                    "Perhaps: " + count(grave.size(), "incident") + " on " + where(grave)
                            + " should be looked at, but no foothold was seen to be made.",
                    more);
        }
        if (findings > 0) {
            String joined = incidents.isEmpty() ? "none is grave, and nothing joins them." : "none of them is grave.";
            return new Verdict(
                    Tone.DOUBT, "Nothing certain: " + count(findings, "finding") + " to look through, " + joined, more);
        }
        Tone tone = summary.complete() && summary.events() > 0 ? Tone.GOOD : Tone.DOUBT;
        String events = count(summary.events(), "event");
        return new Verdict(
                tone,
                summary.events() == 0
                        ? "Nothing can be said: no event was read."
                        : "No foothold was found in " + events + ".",
                more);
    }

    private static boolean has(Incident incident, Phase phase) {
        return incident.steps().stream().anyMatch(step -> step.phase() == phase);
    }

    private static String ways(List<Incident> incidents, RunFacts facts) {
        Set<String> ids = new LinkedHashSet<>();
        for (Incident incident : incidents) {
            incident.steps().stream()
                    .filter(step -> step.phase() == Phase.FOOTHOLD)
                    .filter(step -> step.rule().level().compareTo(Level.MEDIUM) >= 0)
                    .flatMap(step -> step.rule().techniques().stream())
                    .map(Technique::id)
                    .filter(facts.tactic().techniques(18)::contains)
                    .forEach(ids::add);
        }
        List<String> named = ids.stream().limit(MOST_WAYS).map(facts::named).toList();
        String rest = ids.size() > named.size() ? " and " + (ids.size() - named.size()) + " more" : "";
        return where(incidents)
                + (named.isEmpty()
                        ? "."
                        : " in " + count(ids.size(), "way") + ": " + String.join(", ", named) + rest + ".");
    }

    private static String where(List<Incident> incidents) {
        Set<String> targets = new TreeSet<>();
        incidents.forEach(incident -> targets.addAll(incident.targets()));
        targets.remove("");
        return switch (targets.size()) {
            case 0 -> "what was examined";
            case 1, 2 -> String.join(" and ", targets);
            default -> count(targets.size(), "target");
        };
    }

    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
