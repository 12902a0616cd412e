package org.foothold.engine.incident;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlFiles;
import org.foothold.sigma.yaml.YamlNode;

/**
 * What joins findings and what an incident weighs: {@code content/incidents.yml}, read.
 *
 * @param alone the level from which one event alone is an incident
 * @param together the level from which findings of several events are one
 */
public record IncidentRules(
        Level alone, Level together, List<Join> joins, List<PhaseRule> phases, List<RaiseRule> raises) {
    /** Bytes of the file; ours has 10,000. */
    private static final long MAX_BYTES = 1 << 20;

    private static final String TACTIC = "attack.";

    public IncidentRules {
        joins = List.copyOf(joins);
        phases = List.copyOf(phases);
        raises = List.copyOf(raises);
    }

    /** Reads the file; an exception says where it is wrong. */
    public static IncidentRules load(Path file, YamlFiles content) throws ContentException {
        YamlNode document;
        try {
            document = content.readOne(file, MAX_BYTES);
        } catch (IOException e) {
            Position start = new Position(file.toString(), 1, 1);
            throw new ContentException(start, Problem.Reason.MAPPING, "unreadable: " + e);
        }
        return new IncidentFile().read(document);
    }

    /** The phase of a finding of this rule, where these phases were seen before it. */
    Phase phase(Finding.Rule rule, Set<Phase> seen) {
        for (PhaseRule candidate : phases) {
            if ((candidate.after == Phase.OTHER || seen.contains(candidate.after)) && candidate.names(rule)) {
                return candidate.phase;
            }
        }
        return Phase.OTHER;
    }

    /**
     * The findings that belong to a phase.
     *
     * @param after the phase that must have been seen; {@link Phase#OTHER} asks for none
     */
    record PhaseRule(Phase phase, Phase after, List<Technique> techniques, List<String> tactics) {
        PhaseRule {
            techniques = List.copyOf(techniques);
            tactics = List.copyOf(tactics);
        }

        private boolean names(Finding.Rule rule) {
            for (Technique technique : rule.techniques()) {
                for (Technique wanted : techniques) {
                    if (wanted.covers(technique)) {
                        return true;
                    }
                }
            }
            for (String tag : rule.tags()) {
                if (tag.startsWith(TACTIC)
                        && tactics.contains(tag.substring(TACTIC.length()).replace('_', '-'))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * What raises the level of an incident.
     *
     * @param techniques how many different techniques it needs; zero asks for none
     * @param phases of each of these lists one phase must be there
     */
    record RaiseRule(String says, int techniques, List<List<Phase>> phases) {
        RaiseRule {
            phases = List.copyOf(phases);
        }

        boolean holds(int found, Set<Phase> seen) {
            return found >= techniques
                    && phases.stream().allMatch(any -> any.stream().anyMatch(seen::contains));
        }
    }
}
