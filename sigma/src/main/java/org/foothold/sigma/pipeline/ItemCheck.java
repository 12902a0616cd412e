package org.foothold.sigma.pipeline;

import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Wildcards;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;

/** A condition of a step on one field item. */
@FunctionalInterface
interface ItemCheck {
    boolean holds(Term.Item item, Run run) throws ContentException;

    /** Reads a condition by its type. */
    static ItemCheck read(Params params) throws ContentException {
        YamlNode type = params.required("type");
        return switch (Yaml.text(type)) {
            case "match_string" -> {
                PythonRegex regex = params.regex("pattern");
                boolean negated = params.truth("negate");
                yield values(
                        params,
                        value -> (value instanceof Value.Text text
                                        && regex.startsIn(text.template().plain()))
                                != negated);
            }
            case "match_value" -> {
                Scalar wanted = params.scalar("value");
                yield values(params, value -> is(value, wanted));
            }
            case "contains_wildcard" ->
                values(
                        params,
                        value -> value instanceof Value.Text text
                                && text.template().hasWildcard());
            case "is_null" -> values(params, value -> value instanceof Value.Fixed fixed && fixed.isNull());
            case "processing_item_applied" -> {
                String id = params.text("processing_item_id");
                yield (item, run) -> item.applied().contains(id);
            }
            case "processing_state" -> {
                RuleCheck state = RuleCheck.state(params);
                yield (item, run) -> state.holds(run);
            }
            default -> throw Yaml.refused(type, "there is no detection item condition '" + Yaml.text(type) + "'");
        };
    }

    /** Whether a value is this one, to the letter. */
    static boolean is(Value value, Scalar wanted) throws ContentException {
        return switch (value) {
            case Value.Text text ->
                wanted.type() == YamlNode.Type.TEXT
                        && text.template().full()
                        && text.template().pattern().equals(Wildcards.read(wanted.text()));
            case Value.Plain plain ->
                Comparison.EQ.holds(new Scalar(plain.position(), plain.type(), plain.text()), wanted);
            case Value.Fixed fixed -> false;
            case Value.Variants variants -> false;
        };
    }

    private static ItemCheck values(Params params, Logic.Question<Value> question) throws ContentException {
        params.required("cond");
        boolean all = params.word("cond", "any", "all").equals("all");
        return (item, run) -> {
            for (Value value : item.values()) {
                if (question.holds(value) != all) {
                    return !all;
                }
            }
            return all;
        };
    }
}
