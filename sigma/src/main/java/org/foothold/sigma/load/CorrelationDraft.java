package org.foothold.sigma.load;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.yaml.YamlNode;

/**
 * A correlation as it is written: what it refers to is not looked up yet.
 *
 * @param document the correlation as it is written, of which pipelines may ask any part
 * @param unlinked the correlation, without inputs
 * @param aliases for each alias the field that stands for it, by the rule's name or id
 */
record CorrelationDraft(
        YamlNode.Mapping document,
        Correlation unlinked,
        List<Reference> references,
        Map<String, Map<String, Reference>> aliases) {
    CorrelationDraft {
        references = List.copyOf(references);
        aliases = Map.copyOf(aliases);
    }

    /** A name or id, or the field of an alias, and where it stands. */
    record Reference(String text, Position position) {}
}
