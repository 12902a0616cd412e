package org.foothold.sigma.plain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.LogSource;
import org.jspecify.annotations.Nullable;

/** Reads fields of an event by the names that rules of a log source use. Belongs to one thread. */
public final class FieldValues {
    private final Mappings mappings;
    private final QuickText.Folded folded = new QuickText.Folded();

    // What matched is read, so it is told apart at the speed of matching.
    private final PlainEvaluator evaluator = new PlainEvaluator(text -> new QuickText(text, folded), LinearRegex::new);
    private final Map<LogSource, List<Variant>> known = new HashMap<>();

    /** Reads fields of log sources that these mappings know. */
    public FieldValues(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Of these fields the values that are there and not null; a field without any is left out. */
    public Map<String, List<String>> of(LogSource logsource, Event event, List<String> names) {
        View view = new View(event, variant(logsource, event));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : names) {
            List<String> values =
                    view.values(name).stream().filter(Objects::nonNull).toList();
            if (!values.isEmpty()) {
                fields.put(name, values);
            }
        }
        return fields;
    }

    /** The names by which events keep these fields, and what tells which kind an event is of: no other field has to be read. */
    public Set<String> needs(LogSource logsource, List<String> names) {
        Set<String> needs = new HashSet<>();
        for (Variant variant : known.computeIfAbsent(logsource, mappings::variants)) {
            addFields(variant.where(), needs);
            for (String name : names) {
                switch (variant.source(name)) {
                    case FieldSource.Raw raw -> needs.add(raw.name());
                    case FieldSource.Derived derived -> needs.addAll(derived.inputs());
                }
            }
        }
        return needs;
    }

    private static void addFields(Condition condition, Set<String> fields) {
        switch (condition) {
            case Condition.And and -> and.terms().forEach(term -> addFields(term, fields));
            case Condition.Or or -> or.terms().forEach(term -> addFields(term, fields));
            case Condition.Not not -> addFields(not.term(), fields);
            case Condition.Selection selection -> addFields(selection.body(), fields);
            case Condition.Predicate predicate -> {
                if (predicate.field() != null) {
                    fields.add(predicate.field());
                }
            }
        }
    }

    private @Nullable Variant variant(LogSource logsource, Event event) {
        for (Variant variant : known.computeIfAbsent(logsource, mappings::variants)) {
            if (evaluator.decide(variant.where(), event) == Verdict.YES) {
                return variant;
            }
        }
        return null;
    }
}
