package org.foothold.sigma.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/**
 * A processing pipeline as pySigma has them: steps that lead rules to the names and values of a source of logs.
 *
 * @param path the file it was read from
 * @param priority the lower one comes first
 * @param vars values for placeholders
 */
record Pipeline(String path, int priority, Map<String, List<String>> vars, List<Step> steps) {
    /** Steps of one pipeline, those inside of others counted; each is asked for every rule. */
    private static final int MAX_STEPS = 10_000;
    /** What this program is called among back ends. */
    private static final String BACKEND = "foothold";

    private static final Set<String> KEYS =
            Set.of("name", "priority", "vars", "allowed_backends", "transformations", "postprocessing", "finalizers");

    Pipeline {
        vars = Map.copyOf(vars);
        steps = List.copyOf(steps);
    }

    /** Reads a file's text. */
    static Pipeline read(String path, String text) throws ContentException {
        try {
            return read(path, Yaml.map(YamlReader.readOne(path, text)));
        } catch (ContentException e) {
            Problem problem = e.problem();
            Reason reason = problem.reason() == Reason.MAPPING ? Reason.PIPELINE : problem.reason();
            throw new ContentException(problem.position(), reason, problem.message());
        }
    }

    private static Pipeline read(String path, YamlNode.Mapping root) throws ContentException {
        Yaml.refuseOthers(root, KEYS);
        refuseQueryParts(root, "postprocessing");
        refuseQueryParts(root, "finalizers");
        YamlNode name = root.get("name");
        if (name != null) {
            Yaml.text(name);
        }
        YamlNode backends = root.get("allowed_backends");
        List<String> allowed = backends == null ? List.of() : Yaml.texts(backends);
        if (backends != null && !allowed.isEmpty() && !allowed.contains(BACKEND)) {
            throw Yaml.refused(
                    backends,
                    "the pipeline is for the back ends " + String.join(", ", allowed) + ", not for " + BACKEND);
        }
        List<Step> steps = StepReader.readAll(Yaml.required(root, "transformations"));
        if (size(Yaml.required(root, "transformations")) > MAX_STEPS) {
            throw Yaml.refused(root, "more than " + MAX_STEPS + " transformations");
        }
        return new Pipeline(path, priority(root.get("priority")), vars(root.get("vars")), steps);
    }

    private static int size(YamlNode list) {
        int size = 0;
        for (YamlNode item : Yaml.items(list)) {
            YamlNode inner = item instanceof YamlNode.Mapping map ? map.get("items") : null;
            size += 1 + (inner == null ? 0 : size(inner));
        }
        return size;
    }

    private static void refuseQueryParts(YamlNode.Mapping root, String key) throws ContentException {
        YamlNode node = root.get(key);
        if (node != null
                && !(node instanceof YamlNode.Sequence list && list.items().isEmpty())) {
            throw Yaml.refused(
                    node,
                    "'" + key + "' changes the query that a back end writes: rules are judged here, and no query is");
        }
    }

    private static int priority(@Nullable YamlNode node) throws ContentException {
        if (node == null) {
            return 0;
        }
        boolean small = Yaml.text(node).matches("-?[0-9]{1,9}");
        if (!small) {
            throw Yaml.refused(node, "the priority is a whole number of at most nine digits");
        }
        return Integer.parseInt(Yaml.text(node));
    }

    private static Map<String, List<String>> vars(@Nullable YamlNode node) throws ContentException {
        Map<String, List<String>> vars = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry entry : Yaml.map(node).entries()) {
                vars.put(entry.key().text(), List.copyOf(Yaml.texts(entry.value())));
            }
        }
        return vars;
    }
}
