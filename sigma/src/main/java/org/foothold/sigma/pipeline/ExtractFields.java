package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Wildcards;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Makes fields of the named groups that a regular expression finds in values. */
final class ExtractFields {
    private static final Set<String> NULLS = Set.of("null", "none");

    private final PythonRegex regex;
    private final String prefix;
    private final boolean keepsOthers;

    private ExtractFields(Params params) throws ContentException {
        regex = params.regex("regex");
        String named = params.textOrNull("field_prefix");
        prefix = named == null || named.isEmpty() ? "" : named + ".";
        keepsOthers = params.truth("preserve_unmatched");
        if (regex.groupNames().isEmpty()) {
            throw Yaml.refused(params.required("regex"), "the regular expression has no group with a name");
        }
    }

    static Transformation read(Params params) throws ContentException {
        ExtractFields extract = new ExtractFields(params);
        return Transformation.ofItems(extract::extracted);
    }

    private @Nullable List<Term> extracted(Term.Item item, Run run, Step step) throws ContentException {
        if (!item.values().stream().allMatch(Value.Text.class::isInstance)) {
            return null;
        }
        List<Term> terms = new ArrayList<>();
        for (Value value : item.values()) {
            List<String> groups =
                    regex.namedGroups(((Value.Text) value).template().plain());
            if (groups.isEmpty() && keepsOthers) {
                terms.add(item.withValues(List.of(value)));
                continue;
            }
            List<Term> parts = parts(item, groups, value.position());
            if (!parts.isEmpty()) {
                terms.add(parts.size() == 1 ? parts.getFirst() : new Term.Group(value.position(), parts, true));
            }
        }
        if (terms.isEmpty()) {
            return null;
        }
        if (item.negated()) {
            throw run.refused("the step at " + step.position()
                    + " cannot take apart a value that is not to be there, at " + item.position());
        }
        run.grow((long) terms.size() * regex.groupNames().size(), 0, step.position());
        return terms.size() == 1 ? terms : List.of(new Term.Group(item.position(), terms, item.all()));
    }

    private List<Term> parts(Term.Item item, List<String> groups, Position position) {
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (!groups.get(i).isEmpty()) {
                String field = prefix + regex.groupNames().get(i);
                List<Value> values = List.of(value(groups.get(i), position));
                parts.add(new Term.Item(item.position(), field, values, false, false, item.applied()));
            }
        }
        return parts;
    }

    /** A number without leading zeros is one, {@code null} and {@code none} are nothing, all else is text. */
    private static Value value(String text, Position position) {
        if (NULLS.contains(text.toLowerCase(Locale.ROOT))) {
            return new Value.Fixed(position, new Criterion.Null());
        }
        boolean number = (text.equals("0") || !text.startsWith("0")) && Decimal.parse(text) != null;
        return number
                ? new Value.Plain(position, YamlNode.Type.INTEGER, text)
                : new Value.Text(position, Template.of(Wildcards.read(text)), false);
    }
}
