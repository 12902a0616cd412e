package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Gives fields other names, wherever a rule or a correlation names them; several names are alternatives. */
final class FieldNames implements Transformation {
    /** Characters of a name; more is no name of a field, but what prefix upon prefix makes. */
    private static final int MAX_NAME = 10_000;

    /** Fields to group by, as many as a correlation may write. */
    private static final int MAX_GROUPED = 32;

    private final Renaming renaming;

    private FieldNames(Renaming renaming) {
        this.renaming = renaming;
    }

    /** From a name to its others; null where the name stays. */
    @FunctionalInterface
    interface Renaming {
        @Nullable
        List<String> of(@Nullable String field);
    }

    static FieldNames mapping(Params params) throws ContentException {
        Map<@Nullable String, List<String>> mapping = params.mapping("mapping");
        return new FieldNames(mapping::get);
    }

    static FieldNames prefixMapping(Params params) throws ContentException {
        Map<@Nullable String, List<String>> mapping = params.mapping("mapping");
        if (mapping.containsKey(null)) {
            throw Yaml.refused(params.required("mapping"), "null is no prefix");
        }
        return new FieldNames(field -> field == null ? null : withPrefix(mapping, field));
    }

    private static @Nullable List<String> withPrefix(Map<@Nullable String, List<String>> mapping, String field) {
        for (Map.Entry<@Nullable String, List<String>> entry : mapping.entrySet()) {
            String prefix = entry.getKey();
            if (prefix != null && field.startsWith(prefix)) {
                String rest = field.substring(prefix.length());
                return entry.getValue().stream().map(other -> other + rest).toList();
            }
        }
        return null;
    }

    static FieldNames prefix(Params params) throws ContentException {
        String prefix = params.text("prefix");
        return new FieldNames(field -> field == null ? null : List.of(prefix + field));
    }

    static FieldNames suffix(Params params) throws ContentException {
        String suffix = params.text("suffix");
        return new FieldNames(field -> field == null ? null : List.of(field + suffix));
    }

    @Override
    public boolean ofItems() {
        return true;
    }

    @Override
    public void apply(Run run, Step step) throws ContentException {
        Walk.change(run, step, this::renamed);
        if (run.subject().correlation()) {
            run.fields(renamed(run.fields(), run, step));
        }
    }

    private @Nullable List<Term> renamed(Term.Item item, Run run, Step step) throws ContentException {
        Term.Item referring = withReferences(item, run, step);
        List<String> names = step.isForField(item, run) ? renaming.of(item.field()) : null;
        if (names == null) {
            return referring.equals(item) ? null : List.of(referring);
        }
        run.mapped().add(String.valueOf(item.field()));
        run.mapped().addAll(names);
        Term.Item whole = item.field() == null ? anywhere(referring) : referring;
        run.grow((long) (names.size() - 1) * whole.values().size(), 0, step.position());
        List<Term> terms = new ArrayList<>();
        for (String name : names) {
            terms.add(whole.withField(checked(name, run, step)));
        }
        // None of the alternatives may hold the value where the rule wants another one.
        return item.negated() && terms.size() > 1 ? List.of(new Term.Group(item.position(), terms, true)) : terms;
    }

    private static String checked(String name, Run run, Step step) throws ContentException {
        if (name.length() > MAX_NAME) {
            throw run.refused("a field's name becomes too long by the step at " + step.position());
        }
        run.grow(0, name.length(), step.position());
        return name;
    }

    private Term.Item withReferences(Term.Item item, Run run, Step step) throws ContentException {
        List<Value> values = new ArrayList<>();
        boolean changed = false;
        for (Value value : item.values()) {
            if (value instanceof Value.Fixed fixed
                    && fixed.criterion() instanceof Criterion.FieldRef reference
                    && step.isForName(reference.other(), run)) {
                List<String> names = renamed(reference.other(), run, step);
                for (String name : names) {
                    Criterion other = new Criterion.FieldRef(name, reference.place(), reference.cased());
                    values.add(new Value.Fixed(fixed.position(), other));
                }
                changed |= !names.equals(List.of(reference.other()));
            } else {
                values.add(value);
            }
        }
        return changed ? item.withValues(values) : item;
    }

    /** A keyword that gets a field is still looked for anywhere in it. */
    private static Term.Item anywhere(Term.Item item) {
        List<Value> values = new ArrayList<>();
        for (Value value : item.values()) {
            if (value instanceof Value.Text text) {
                Template open = text.template().withOpenStart().withOpenEnd();
                values.add(new Value.Text(text.position(), open, text.cased()));
            } else {
                values.add(value);
            }
        }
        return item.withValues(values);
    }

    /** A name by itself. */
    private List<String> renamed(String field, Run run, Step step) throws ContentException {
        List<String> names = renaming.of(field);
        if (names == null || !step.isForName(field, run)) {
            return List.of(field);
        }
        run.grow(names.size() - 1L, 0, step.position());
        for (String name : names) {
            checked(name, run, step);
        }
        run.moved(field, names, step.id());
        return names;
    }

    private CorrelationFields renamed(CorrelationFields fields, Run run, Step step) throws ContentException {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> alias : fields.aliases().entrySet()) {
            Map<String, String> byRule = new LinkedHashMap<>();
            for (Map.Entry<String, String> field : alias.getValue().entrySet()) {
                byRule.put(field.getKey(), one(field.getValue(), "an alias", run, step));
            }
            aliases.put(alias.getKey(), byRule);
        }
        List<String> groupBy = new ArrayList<>();
        for (String field : fields.groupBy()) {
            groupBy.addAll(aliases.containsKey(field) ? List.of(field) : renamed(field, run, step));
        }
        if (groupBy.size() > MAX_GROUPED) {
            throw run.refused("the correlation gets more than " + MAX_GROUPED + " fields to group by");
        }
        List<String> measured = new ArrayList<>();
        for (String field : fields.measured()) {
            measured.add(aliases.containsKey(field) ? field : one(field, "the condition", run, step));
        }
        return new CorrelationFields(groupBy.stream().distinct().toList(), measured, aliases);
    }

    private String one(String field, String where, Run run, Step step) throws ContentException {
        List<String> names = renamed(field, run, step);
        if (names.size() != 1) {
            throw run.refused("the step at " + step.position() + " makes several fields of '" + field + "', but "
                    + where + " of a correlation has room for one");
        }
        return names.getFirst();
    }
}
