package org.foothold.app.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;

/**
 * The answer in one sentence: can the attacker come back, where, in how many ways, and since when?
 *
 * @param more what has to be said beside it
 * @param ways in which the attacker can come back, the oldest first
 */
record Verdict(Tone tone, String sentence, List<String> more, List<Way> ways) {
    Verdict {
        more = List.copyOf(more);
        ways = List.copyOf(ways);
    }

    /**
     * A way back.
     *
     * @param since when it was first seen to be made
     * @param examples findings by their places among all, from 1, the gravest first
     */
    record Way(String technique, Level level, Instant since, List<Long> examples, long findings) {
        private static final int MOST_EXAMPLES = 8;

        Way {
            examples = List.copyOf(examples.subList(0, Math.min(MOST_EXAMPLES, examples.size())));
        }

        private static Way of(String technique, Incident.Step step) {
            return new Way(technique, step.rule().level(), step.at(), List.of(step.finding()), 1);
        }

        private Way and(Way other) {
            boolean graver = other.level.compareTo(level) > 0;
            List<Long> all = new ArrayList<>(graver ? other.examples : examples);
            all.addAll(graver ? examples : other.examples);
            return new Way(
                    technique,
                    graver ? other.level : level,
                    other.since.isBefore(since) ? other.since : since,
                    all,
                    findings + other.findings);
        }
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
            List<Way> ways = ways(founded, facts);
            String how = ways.isEmpty()
                    ? "."
                    : " in " + count(ways.size(), "way") + ", since "
                            + PageIncidents.second(ways.getFirst().since()) + ".";
            String sentence = "Yes, most likely: an attacker can come back to " + where(founded) + how;
            return new Verdict(Tone.BAD, sentence, more, ways);
        }
        if (!grave.isEmpty()) {
            return new Verdict(
                    Tone.DOUBT,
                    "Perhaps: " + count(grave.size(), "incident") + " on " + where(grave)
                            + " should be looked at, but no foothold was seen to be made.",
                    more,
                    List.of());
        }
        if (findings > 0) {
            String joined = incidents.isEmpty() ? "none is grave, and nothing joins them." : "none of them is grave.";
            return new Verdict(
                    Tone.DOUBT,
                    "Nothing certain: " + count(findings, "finding") + " to look through, " + joined,
                    more,
                    List.of());
        }
        Tone tone = summary.complete() && summary.events() > 0 ? Tone.GOOD : Tone.DOUBT;
        String events = count(summary.events(), "event");
        return new Verdict(
                tone,
                summary.events() == 0
                        ? "Nothing can be said: no event was read."
                        : "No foothold was found in " + events + ".",
                more,
                List.of());
    }

    private static boolean has(Incident incident, Phase phase) {
        return incident.steps().stream().anyMatch(step -> step.phase() == phase);
    }

    private static List<Way> ways(List<Incident> incidents, RunFacts facts) {
        Map<String, Way> ways = new HashMap<>();
        for (Incident incident : incidents) {
            for (Incident.Step step : incident.steps()) {
                Finding.Rule rule = step.rule();
                if (step.phase() == Phase.FOOTHOLD && rule.level().compareTo(Level.MEDIUM) >= 0) {
                    rule.techniques().stream()
                            .map(Technique::id)
                            .filter(facts.tactic().techniques(18)::contains)
                            .forEach(id -> ways.merge(id, Way.of(id, step), Way::and));
                }
            }
        }
        return ways.values().stream()
                .sorted(Comparator.comparing(Way::since).thenComparing(Way::technique))
                .toList();
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
        return count(number, what, "s");
    }

    static String count(long number, String what, String plural) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : plural);
    }
}
