package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** A condition of a step on the name of a field; a keyword's is null. */
interface FieldCheck {
    /** Whether it holds for a name by itself, as in a list of fields or in {@code fieldref}. */
    boolean holds(@Nullable String field, Run run) throws ContentException;

    /** Whether it holds for the field of an item. */
    default boolean holdsForField(Term.Item item, Run run) throws ContentException {
        return holds(item.field(), run);
    }

    /** Whether it holds for an item: for its field, or for one that a value refers to. */
    default boolean holdsForItem(Term.Item item, Run run) throws ContentException {
        if (holdsForField(item, run)) {
            return true;
        }
        for (Value value : item.values()) {
            if (value instanceof Value.Fixed fixed
                    && fixed.criterion() instanceof Criterion.FieldRef reference
                    && holds(reference.other(), run)) {
                return true;
            }
        }
        return false;
    }

    /** Reads a condition by its type. */
    static FieldCheck read(Params params) throws ContentException {
        YamlNode type = params.required("type");
        return switch (Yaml.text(type)) {
            case "include_fields" -> names(params, false);
            case "exclude_fields" -> names(params, true);
            case "processing_item_applied" -> new Applied(params.text("processing_item_id"));
            case "processing_state" -> {
                RuleCheck state = RuleCheck.state(params);
                yield (field, run) -> state.holds(run);
            }
            default -> throw Yaml.refused(type, "there is no field name condition '" + Yaml.text(type) + "'");
        };
    }

    private static FieldCheck names(Params params, boolean excluded) throws ContentException {
        boolean plain = params.word("mode", "plain", "re").equals("plain");
        List<String> names = params.texts("fields");
        List<PythonRegex> patterns = new ArrayList<>();
        if (!plain) {
            for (YamlNode item : Yaml.items(params.required("fields"))) {
                patterns.add(PythonRegex.read(item));
            }
        }
        return (field, run) -> {
            boolean found = field != null && plain && names.contains(field);
            for (PythonRegex pattern : patterns) {
                found |= field != null && pattern.startsIn(field);
            }
            return found != excluded;
        };
    }

    /** Whether a step was applied to what the name belongs to. */
    record Applied(String id) implements FieldCheck {
        @Override
        public boolean holds(@Nullable String field, Run run) {
            return field != null && run.appliedTo(field).contains(id);
        }

        @Override
        public boolean holdsForField(Term.Item item, Run run) {
            return item.applied().contains(id);
        }
    }
}
