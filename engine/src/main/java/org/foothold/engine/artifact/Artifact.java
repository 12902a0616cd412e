package org.foothold.engine.artifact;

import java.util.List;
import java.util.Map;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.mapping.Mapping;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;

/**
 * The definition of a place where evidence lies: {@code content/artifacts/OS/NAME.yml}. Each row found there is an event of the
 * log source {@code product: OS, service: NAME}.
 *
 * @param name also the service that rules name
 * @param os the system that has it; also the product that rules name
 * @param parts where it is read, and how
 */
public record Artifact(
        Position position, String name, String title, String os, List<Technique> techniques, List<Part> parts) {
    /** The field of a row that names its artifact, as events of logs name their channel. */
    public static final String CHANNEL = "Channel";

    public Artifact {
        techniques = List.copyOf(techniques);
        parts = List.copyOf(parts);
    }

    /** How rules find its rows: the log source of its system and name. */
    public Mapping mapping() {
        return new Mapping(
                position,
                name,
                new LogSource(null, os, name),
                Map.of(CHANNEL, List.of(TextPattern.literal(channel()))),
                Map.of());
    }

    /** What the rows' channel says. */
    public String channel() {
        return os + '/' + name;
    }

    /**
     * Some of its places, which are read in one way.
     *
     * @param read the name of the collector
     * @param paths patterns of paths of the target
     * @param options what the collector may be told
     */
    public record Part(String read, List<String> paths, Map<String, String> options) {
        public Part {
            paths = List.copyOf(paths);
            options = Map.copyOf(options);
        }

        /** An option; empty where it is not given. */
        public String option(String name) {
            return options.getOrDefault(name, "");
        }
    }
}
