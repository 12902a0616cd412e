package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Correlation.Input;
import org.foothold.sigma.correlation.Correlation.Source;
import org.foothold.sigma.load.CorrelationDraft.Reference;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Finds what correlations refer to by name or id, and puts those before them that they are made of. */
final class CorrelationLinker {
    /** Correlations upon correlations; more is refused before it fills the stack. */
    private static final int MAX_DEPTH = 64;

    private final List<CorrelationDraft> drafts;
    private final Changes changes;

    /** By name and by id; null where several things share a name. */
    private final Map<String, @Nullable Named> named = new HashMap<>();

    private final Map<Integer, Integer> places = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> refused = new HashSet<>();
    private final List<Correlation> linked = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private CorrelationLinker(List<CorrelationDraft> drafts, List<Rule> rules, Changes changes) {
        this.drafts = drafts;
        this.changes = changes;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            add(rule.id(), rule.name(), new Named(false, i, rule.name(), rule.id()));
        }
        for (int i = 0; i < drafts.size(); i++) {
            Correlation correlation = drafts.get(i).unlinked();
            add(correlation.id(), correlation.name(), new Named(true, i, correlation.name(), correlation.id()));
        }
    }

    /** Something that can be referred to: a rule or a draft, by its place. */
    private record Named(
            boolean correlation,
            int index,
            @Nullable String name,
            @Nullable String id) {}

    /** Correlations that can be used, and why the others cannot. */
    record Linked(List<Correlation> correlations, List<Problem> problems) {
        Linked {
            correlations = List.copyOf(correlations);
            problems = List.copyOf(problems);
        }
    }

    /** Changes a correlation once it is known what it is made of. */
    @FunctionalInterface
    interface Changes {
        CorrelationDraft of(CorrelationDraft draft, List<Source> sources) throws ContentException;
    }

    static Linked link(List<CorrelationDraft> drafts, List<Rule> rules, Changes changes) {
        if (drafts.isEmpty()) {
            return new Linked(List.of(), List.of());
        }
        CorrelationLinker linker = new CorrelationLinker(drafts, rules, changes);
        for (int i = 0; i < drafts.size(); i++) {
            linker.place(i, 0);
        }
        return new Linked(linker.linked, linker.problems);
    }

    private void add(@Nullable String id, @Nullable String name, Named thing) {
        if (id != null) {
            // Rules that share an id are warned about; the first is meant, as everywhere.
            named.putIfAbsent(id.toLowerCase(Locale.ROOT), thing);
        }
        if (name != null) {
            named.put(name, named.containsKey(name) ? null : thing);
        }
    }

    /** The draft's place among the linked; negative where it cannot be used. */
    private int place(int draft, int depth) {
        Integer known = places.get(draft);
        if (known != null) {
            return known;
        }
        if (refused.contains(draft)) {
            return -1;
        }
        open.add(draft);
        try {
            Correlation correlation = linked(drafts.get(draft), depth);
            linked.add(correlation);
            places.put(draft, linked.size() - 1);
            return linked.size() - 1;
        } catch (ContentException e) {
            problems.add(e.problem());
            refused.add(draft);
            return -1;
        } finally {
            open.remove(draft);
        }
    }

    private Correlation linked(CorrelationDraft draft, int depth) throws ContentException {
        List<Named> things = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (Reference reference : draft.references()) {
            Named thing = find(reference);
            Source source = source(thing, reference, depth);
            if (sources.contains(source)) {
                throw wrong(reference, "the rule '" + reference.text() + "' is named twice, by name and by id");
            }
            things.add(thing);
            sources.add(source);
        }
        checkAliases(draft, things);
        CorrelationDraft changed = changes.of(draft, sources);
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            inputs.add(new Input(sources.get(i), aliases(changed, things.get(i))));
        }
        Correlation plain = changed.unlinked();
        return plain.with(inputs, plain.groupBy(), plain.threshold());
    }

    private Named find(Reference reference) throws ContentException {
        String text = reference.text();
        String id = text.toLowerCase(Locale.ROOT);
        Named thing = named.containsKey(text) ? named.get(text) : named.get(id);
        if (thing == null) {
            throw wrong(
                    reference,
                    named.containsKey(text)
                            ? "the name '" + text + "' is that of several rules"
                            : "the correlation names the rule '" + text + "', which is not loaded");
        }
        return thing;
    }

    private Source source(Named thing, Reference reference, int depth) throws ContentException {
        if (!thing.correlation()) {
            return Source.rule(thing.index());
        }
        if (open.contains(thing.index())) {
            throw wrong(reference, "the correlation leads back to itself by '" + reference.text() + "'");
        }
        if (depth == MAX_DEPTH) {
            throw wrong(reference, "correlations stand more than " + MAX_DEPTH + " upon each other");
        }
        int place = place(thing.index(), depth + 1);
        if (place < 0) {
            throw wrong(reference, "the correlation '" + reference.text() + "' cannot be used itself");
        }
        return Source.correlation(place);
    }

    private static void checkAliases(CorrelationDraft draft, List<Named> things) throws ContentException {
        for (Map<String, Reference> byRule : draft.aliases().values()) {
            for (Map.Entry<String, Reference> alias : byRule.entrySet()) {
                if (things.stream().noneMatch(thing -> isCalled(thing, alias.getKey()))) {
                    throw wrong(
                            alias.getValue(),
                            "the alias names '" + alias.getKey() + "', which is none of the correlation's rules");
                }
            }
        }
    }

    private static Map<String, String> aliases(CorrelationDraft draft, Named thing) {
        Map<String, String> fields = new LinkedHashMap<>();
        draft.aliases()
                .forEach((alias, byRule) -> byRule.forEach((rule, field) -> {
                    if (isCalled(thing, rule)) {
                        fields.put(alias, field.text());
                    }
                }));
        return fields;
    }

    private static boolean isCalled(Named thing, String text) {
        return text.equals(thing.name()) || text.equalsIgnoreCase(thing.id());
    }

    private static ContentException wrong(Reference reference, String message) {
        return new ContentException(reference.position(), Reason.CORRELATION, message);
    }
}
