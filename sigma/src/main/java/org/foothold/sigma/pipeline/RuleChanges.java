package org.foothold.sigma.pipeline;

import java.util.List;
import java.util.TreeSet;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;

/** Transformations that are not about fields and values: of the rule as a whole, of what later steps may ask, and refusals. */
final class RuleChanges {
    private RuleChanges() {}

    static Transformation logsource(Params params) throws ContentException {
        LogSource other = new LogSource(
                params.textOrNull("category"), params.textOrNull("product"), params.textOrNull("service"));
        if (other.category() == null && other.product() == null && other.service() == null) {
            throw Yaml.refused(params.map(), "the step names no category, product or service");
        }
        return (run, step) -> {
            if (!run.subject().correlation()) {
                run.source(other);
            }
        };
    }

    static Transformation state(Params params) throws ContentException {
        String key = params.text("key");
        YamlNode.Scalar value = params.scalar("val");
        return (run, step) -> run.state().put(key, value);
    }

    static Transformation attribute(Params params) throws ContentException {
        String name = params.text("attribute");
        YamlNode value = params.required("value");
        return (run, step) -> run.attributes().put(name, value);
    }

    static Transformation drop(Params params) {
        return Transformation.ofItems((item, run, step) -> List.of());
    }

    static Transformation ruleFailure(Params params) throws ContentException {
        String message = params.text("message");
        return (run, step) -> {
            throw run.refused(message + " (pipeline, " + step.position() + ")");
        };
    }

    static Transformation itemFailure(Params params) throws ContentException {
        String message = params.text("message");
        return Transformation.ofItems((item, run, step) -> {
            throw run.refused(message + " (pipeline, " + step.position() + ", about " + item.position() + ")");
        });
    }

    static Transformation strictMapping(Params params) {
        return (run, step) -> {
            TreeSet<String> unmapped = new TreeSet<>();
            for (Term.Item item : Walk.items(run.detections())) {
                if (item.field() != null && !run.mapped().contains(item.field())) {
                    unmapped.add(item.field());
                }
            }
            if (!unmapped.isEmpty()) {
                throw run.refused("fields that no step has mapped: " + String.join(", ", unmapped) + " (pipeline, "
                        + step.position() + ")");
            }
        };
    }

    /** A list of the fields that a back end shows has no part in judging. */
    static Transformation shownFields(Params params, String key) throws ContentException {
        params.texts(key);
        return (run, step) -> {};
    }

    /** Steps inside a step, which see the variables and the state of those around them. */
    static Transformation nest(Params params) throws ContentException {
        List<Step> steps = StepReader.readAll(params.required("items"));
        return (run, step) -> {
            for (Step inner : steps) {
                inner.apply(run);
            }
        };
    }
}
