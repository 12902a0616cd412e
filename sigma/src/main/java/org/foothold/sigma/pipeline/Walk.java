package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.rule.ContentException;
import org.jspecify.annotations.Nullable;

/** Goes through the items of a rule's detections. */
final class Walk {
    private Walk() {}

    /** Every item, in order. */
    static List<Term.Item> items(List<Detection> detections) {
        List<Term.Item> items = new ArrayList<>();
        for (Detection detection : detections) {
            for (Detection.Selection selection : detection.selections()) {
                if (selection.body() != null) {
                    addItems(selection.body(), items);
                }
            }
        }
        return items;
    }

    private static void addItems(Term term, List<Term.Item> items) {
        switch (term) {
            case Term.Item item -> items.add(item);
            case Term.Group group -> group.terms().forEach(member -> addItems(member, items));
        }
    }

    /** Says what becomes of an item: null where it stays as it is, no term where it is dropped. */
    @FunctionalInterface
    interface ItemChange {
        @Nullable
        List<Term> of(Term.Item item, Run run, Step step) throws ContentException;
    }

    /** Changes the items that the step's conditions let through, and marks those that changed. */
    static void change(Run run, Step step, ItemChange change) throws ContentException {
        List<Detection> detections = new ArrayList<>();
        for (Detection detection : run.detections()) {
            List<Detection.Selection> selections = new ArrayList<>();
            for (Detection.Selection selection : detection.selections()) {
                Term body = selection.body();
                Term changed = body == null ? null : changed(body, run, step, change);
                selections.add(new Detection.Selection(selection.name(), changed, selection.position()));
            }
            detections.add(new Detection(detection.position(), selections, detection.conditions()));
        }
        run.detections(detections);
    }

    private static @Nullable Term changed(Term term, Run run, Step step, ItemChange change) throws ContentException {
        if (term instanceof Term.Item item) {
            List<Term> terms = step.isFor(item, run) ? change.of(item, run, step) : null;
            return terms == null ? item : joined(item, terms, step.id());
        }
        Term.Group group = (Term.Group) term;
        List<Term> members = new ArrayList<>();
        for (Term member : group.terms()) {
            Term changed = changed(member, run, step, change);
            if (changed != null) {
                members.add(changed);
            }
        }
        return members.isEmpty() ? null : new Term.Group(group.position(), members, group.all());
    }

    private static @Nullable Term joined(Term.Item from, List<Term> terms, @Nullable String id) {
        if (terms.isEmpty()) {
            return null;
        }
        Term joined = terms.size() == 1 ? terms.getFirst() : new Term.Group(from.position(), terms, false);
        return id == null ? joined : marked(joined, id);
    }

    /** The term, its items marked as changed by a step. */
    static Term marked(Term term, String id) {
        return switch (term) {
            case Term.Item item -> {
                Set<String> applied = new HashSet<>(item.applied());
                applied.add(id);
                yield new Term.Item(item.position(), item.field(), item.values(), item.all(), item.negated(), applied);
            }
            case Term.Group group ->
                new Term.Group(
                        group.position(),
                        group.terms().stream().map(member -> marked(member, id)).toList(),
                        group.all());
        };
    }
}
