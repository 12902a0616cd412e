package org.foothold.sigma.pipeline;

import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.yaml.YamlNode;

/**
 * What steps may ask of a rule or a correlation besides its detection.
 *
 * @param document it as it is written
 * @param sources its log source; for a correlation those of all rules it is made of
 */
public record Subject(YamlNode.Mapping document, boolean correlation, List<String> tags, Set<LogSource> sources) {
    public Subject {
        tags = List.copyOf(tags);
        sources = Set.copyOf(sources);
    }

    Position position() {
        return document.position();
    }
}
