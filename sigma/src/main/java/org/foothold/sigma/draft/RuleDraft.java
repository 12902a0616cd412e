package org.foothold.sigma.draft;

import java.util.List;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlNode;

/**
 * A rule whose detection can still be changed.
 *
 * @param document the rule as it is written, of which pipelines may ask any part
 * @param bare the rule without its condition
 */
public record RuleDraft(YamlNode.Mapping document, Rule bare, Detection detection) {
    /** Stands in the place of the condition until it is built. */
    public static final Condition UNBUILT = new Condition.And(List.of());
}
