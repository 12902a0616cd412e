package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.match.AnchoredTable.Anchor;
import org.foothold.sigma.rule.Criterion;

/**
 * Distinct literals and atoms of a partition. An atom of literals holds where any literal of its set is found; equal sets
 * are one atom, so that a list which many rules share is decided once.
 */
final class AtomTable {
    private final Tables tables;
    private final Slots slots;
    private final Literals.Builder literals = new Literals.Builder();
    private final LongIntMap literalNumbers = new LongIntMap();
    private final List<TextIndex.Builder> indices = new ArrayList<>();
    private final TextIndex.Builder keywords = new TextIndex.Builder();
    private final IntList costs = new IntList();
    private boolean hasKeywords;

    private final Map<Numbers, Integer> sets = new HashMap<>();
    private final List<int[]> setMembers = new ArrayList<>();
    private final IntList uses = new IntList();
    private final Interner<Atom> others = new Interner<>();

    AtomTable(Tables tables, Slots slots) {
        this.tables = tables;
        this.slots = slots;
        for (int i = 0; i < slots.count(); i++) {
            indices.add(new TextIndex.Builder());
        }
    }

    /** The number of the literal that a source is searched for. */
    int literal(int source, int criterion) {
        long key = ((long) (source + 1) << 32) | criterion;
        int known = literalNumbers.get(key);
        if (known != LongIntMap.NONE) {
            return known;
        }
        ByteCursor cursor = tables.criteria().cursor(criterion);
        CriterionKind kind = CriterionKind.of(cursor.takeByte());
        boolean cased = cursor.takeByte() != 0;
        String text = cursor.takeText();
        int literal = literals.add(text, cased);
        costs.add(Costs.of(kind, text.length()));
        literalNumbers.put(key, literal);
        int gram = kind == CriterionKind.CONTAINS ? cursor.takeNumber() : 0;
        if (source == Residue.NO_SOURCE) {
            hasKeywords = true;
            enter(keywords, kind, literal, gram);
            for (int slot = 0; slot < slots.fieldCount(); slot++) {
                enter(indices.get(slot), kind, literal, gram);
            }
        } else {
            enter(indices.get(slots.of(source)), kind, literal, gram);
        }
        return literal;
    }

    private void enter(TextIndex.Builder index, CriterionKind kind, int literal, int gram) {
        switch (kind) {
            case EXACT -> {
                if (literals.length(literal) == 0) {
                    index.addEmpty(literal);
                } else {
                    index.addAnchored(Anchor.WHOLE, literal);
                }
            }
            case STARTS -> index.addAnchored(Anchor.START, literal);
            case ENDS -> index.addAnchored(Anchor.END, literal);
            case CONTAINS -> index.addAnywhere(literal, literals.length(literal), gram, literals.isWide(literal));
            case NOT_EMPTY -> index.addNotEmpty(literal);
            default -> throw new IllegalArgumentException(kind + " is not indexed");
        }
    }

    /** The number of the atom that holds where any of these literals is found. */
    int anyOf(IntList members) {
        members.sort();
        members.dropRepeats();
        int[] sorted = members.toArray();
        Integer known = sets.get(new Numbers(sorted));
        if (known != null) {
            uses.set(known, uses.get(known) + 1);
            return known;
        }
        sets.put(new Numbers(sorted), setMembers.size());
        setMembers.add(sorted);
        uses.add(1);
        return setMembers.size() - 1;
    }

    /** The complement of the number of an atom that is no set of literals. */
    int other(int source, int criterion, int otherSource) {
        hasKeywords |= source == Residue.NO_SOURCE;
        int slot = source == Residue.NO_SOURCE ? Residue.NO_SOURCE : slots.of(source);
        CriterionKind kind = tables.kind(criterion);
        Atom atom = switch (kind) {
            case NULL -> new Atom.IsNull(slot);
            case EXISTS -> new Atom.IsThere(slot, ((Criterion.Exists) tables.criterion(criterion)).present());
            case FIELD_REF -> {
                Criterion.FieldRef reference = (Criterion.FieldRef) tables.criterion(criterion);
                yield new Atom.Refers(slot, slots.of(otherSource), reference.place(), reference.cased());
            }
            default -> new Atom.Passes(slot, criterion);
        };
        return ~others.number(atom);
    }

    int setCount() {
        return setMembers.size();
    }

    int[] members(int set) {
        return setMembers.get(set);
    }

    /** How often a set of literals is likely to hold, in millionths of the events; more where many rules ask for it. */
    int cost(int set) {
        long cost = 0;
        for (int literal : setMembers.get(set)) {
            cost += costs.get(literal);
        }
        return (int) Math.min(Costs.ALWAYS, cost + cost * (uses.get(set) - 1) / Costs.USES_THAT_DOUBLE);
    }

    List<Atom> others() {
        return others.items();
    }

    boolean hasKeywords() {
        return hasKeywords;
    }

    Literals buildLiterals() {
        return literals.build();
    }

    TextIndex[] buildIndices(Literals built) {
        return indices.stream().map(index -> index.build(built)).toArray(TextIndex[]::new);
    }

    TextIndex buildKeywords(Literals built) {
        return keywords.build(built);
    }
}
