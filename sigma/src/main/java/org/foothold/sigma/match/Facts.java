package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.rule.Criterion.Place;
import org.jspecify.annotations.Nullable;

/** What is asked of the event at hand beside literals: each answer is found when a program first asks, and kept. */
final class Facts {
    private final Values values;
    private Partition partition = Partition.EMPTY;
    private int now;

    // For each field: the event that had it, the event in which it was null, its first and last value.
    private int[] seen = new int[0];
    private int[] nulls = new int[0];
    private int[] first = new int[0];
    private int[] last = new int[0];

    // For each atom: the event in which it was decided, twice, and one more where it holds.
    private int[] answers = new int[0];

    // Values from here on are derived: no keyword is looked for in them.
    private int firstDerived;

    Facts(Matcher matcher) {
        values = matcher.values;
    }

    /** Makes room for a partition. */
    void fit(Partition of) {
        int slots = of.indices.length;
        if (seen.length < slots) {
            seen = Arrays.copyOf(seen, slots);
            nulls = Arrays.copyOf(nulls, slots);
            first = Arrays.copyOf(first, slots);
            last = Arrays.copyOf(last, slots);
        }
        if (answers.length < of.others.length) {
            answers = Arrays.copyOf(answers, of.others.length);
        }
    }

    void forget() {
        Arrays.fill(seen, 0);
        Arrays.fill(nulls, 0);
        Arrays.fill(answers, 0);
    }

    void begin(Partition of, int event) {
        partition = of;
        now = event;
    }

    void addValue(int slot, int value) {
        if (seen[slot] != now) {
            seen[slot] = now;
            first[slot] = value;
        } else if (first[slot] == Values.NONE) {
            first[slot] = value;
        } else {
            values.next[last[slot]] = value;
        }
        last[slot] = value;
    }

    void addNull(int slot) {
        if (seen[slot] != now) {
            seen[slot] = now;
            first[slot] = Values.NONE;
        }
        nulls[slot] = now;
    }

    /** All values of the event's own fields are there. */
    void endOfFields() {
        firstDerived = values.count;
    }

    /** The texts from which a derived field is made. */
    List<@Nullable String> texts(int[] slots) {
        List<@Nullable String> texts = new ArrayList<>(slots.length);
        for (int slot : slots) {
            List<@Nullable String> all = new ArrayList<>();
            for (int value = firstOf(slot); value != Values.NONE; value = values.next[value]) {
                all.add(values.text(value));
            }
            texts.add(FieldSource.Derived.text(all));
        }
        return texts;
    }

    private int firstOf(int slot) {
        return seen[slot] == now ? first[slot] : Values.NONE;
    }

    /** Whether an atom holds. */
    boolean holds(int atom) {
        if ((answers[atom] >>> 1) != now) {
            answers[atom] = (now << 1) | (decide(partition.others[atom]) ? 1 : 0);
        }
        return (answers[atom] & 1) != 0;
    }

    private boolean decide(Atom atom) {
        return switch (atom) {
            case Atom.Passes passes -> passes(passes);
            case Atom.IsNull isNull -> isNull(isNull.slot());
            case Atom.IsThere isThere -> isThere(isThere.slot()) == isThere.present();
            case Atom.Refers refers -> refers(refers);
        };
    }

    private boolean isNull(int slot) {
        return slot != Residue.NO_SOURCE && (seen[slot] != now || nulls[slot] == now);
    }

    private boolean isThere(int slot) {
        return slot == Residue.NO_SOURCE || seen[slot] == now;
    }

    private boolean passes(Atom.Passes passes) {
        ValueCheck check = partition.checks.of(passes.criterion());
        if (passes.slot() == Residue.NO_SOURCE) {
            for (int value = 0; value < firstDerived; value++) {
                if (check.meets(values, value)) {
                    return true;
                }
            }
            return false;
        }
        for (int value = firstOf(passes.slot()); value != Values.NONE; value = values.next[value]) {
            if (check.meets(values, value)) {
                return true;
            }
        }
        return false;
    }

    private boolean refers(Atom.Refers refers) {
        int value = refers.slot() == Residue.NO_SOURCE ? Values.NONE : firstOf(refers.slot());
        for (; value != Values.NONE; value = values.next[value]) {
            for (int other = firstOf(refers.other()); other != Values.NONE; other = values.next[other]) {
                if (stands(value, other, refers.place(), refers.cased())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean stands(int value, int other, Place place, boolean cased) {
        int length = values.to[value] - values.from[value];
        int part = values.to[other] - values.from[other];
        if (part > length || (place == Place.WHOLE && part != length)) {
            return false;
        }
        return switch (place) {
            case WHOLE, START -> Reference.standsAt(values, value, 0, other, cased);
            case END -> Reference.standsAt(values, value, (length - part) / 2, other, cased);
            case ANYWHERE -> Reference.occurs(values, value, other, cased);
        };
    }
}
