package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.rule.Criterion;

/**
 * Distinct atoms of a partition. An atom of literals holds where any literal of its set is found; equal sets are one atom,
 * so that a list which many rules share is decided once. The other atoms are asked of the event when a program needs
 * them.
 */
final class AtomTable {
    private final Tables tables;
    private final Slots slots;
    private final LiteralTable literals;
    private static final int NONE = -1;

    // For each literal the set that holds it alone.
    private final IntList singles = new IntList();
    private final Map<Numbers, Integer> sets = new HashMap<>();
    private final List<int[]> members = new ArrayList<>();
    private final IntList uses = new IntList();
    private final Interner<Atom> others = new Interner<>();

    AtomTable(Tables tables, Slots slots) {
        this.tables = tables;
        this.slots = slots;
        literals = new LiteralTable(tables, slots);
    }

    LiteralTable literals() {
        return literals;
    }

    /** The number of the atom that holds where a literal is found. */
    int of(int literal) {
        while (singles.size() <= literal) {
            singles.add(NONE);
        }
        int known = singles.get(literal);
        if (known != NONE) {
            uses.set(known, uses.get(known) + 1);
            return known;
        }
        singles.set(literal, members.size());
        return add(new int[] {literal});
    }

    /** The number of the atom that holds where any of these literals is found. */
    int anyOf(IntList found) {
        found.sort();
        found.dropRepeats();
        if (found.size() == 1) {
            return of(found.get(0));
        }
        int[] sorted = found.toArray();
        Numbers key = new Numbers(sorted);
        Integer known = sets.get(key);
        if (known != null) {
            uses.set(known, uses.get(known) + 1);
            return known;
        }
        sets.put(key, members.size());
        return add(sorted);
    }

    private int add(int[] sorted) {
        members.add(sorted);
        uses.add(1);
        return members.size() - 1;
    }

    /**
     * An atom that is no set of literals, or its contrary.
     *
     * @return a leaf whose atom is the complement of the atom's number among such atoms
     */
    Node.Leaf other(int source, int criterion, int otherSource, boolean positive) {
        int slot = source == Residue.NO_SOURCE ? Residue.NO_SOURCE : slots.of(source);
        return switch (tables.kind(criterion)) {
            case NULL -> leaf(new Atom.IsNull(slot), positive);
            case EXISTS -> {
                boolean present = ((Criterion.Exists) tables.criterion(criterion)).present();
                yield leaf(new Atom.IsThere(slot, present), positive);
            }
            case FIELD_REF -> {
                Criterion.FieldRef reference = (Criterion.FieldRef) tables.criterion(criterion);
                Atom atom = new Atom.Refers(slot, slots.of(otherSource), reference.place(), reference.cased());
                yield leaf(atom, positive);
            }
            // What gives up neither passes nor fails, so the contrary is an atom of its own.
            case REGEX -> leaf(positive ? new Atom.Passes(slot, criterion) : new Atom.Fails(slot, criterion), true);
            default -> leaf(new Atom.Passes(slot, criterion), positive);
        };
    }

    private Node.Leaf leaf(Atom atom, boolean positive) {
        return new Node.Leaf(~others.number(atom), positive);
    }

    int setCount() {
        return members.size();
    }

    int[] members(int set) {
        return members.get(set);
    }

    /** How often a set of literals is likely to hold, in millionths of the events; more where many rules ask for it. */
    int cost(int set) {
        long cost = 0;
        for (int literal : members.get(set)) {
            cost += literals.cost(literal);
        }
        return (int) Math.min(Costs.ALWAYS, cost + cost * (uses.get(set) - 1) / Costs.USES_THAT_DOUBLE);
    }

    List<Atom> others() {
        return others.items();
    }
}
