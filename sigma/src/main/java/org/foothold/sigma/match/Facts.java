package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.regex.Found;
import org.foothold.sigma.rule.Criterion.Place;
import org.jspecify.annotations.Nullable;

/** What is asked of the event at hand beside literals in indices: each answer is found when first asked for, and kept. */
final class Facts {
    static final int NO = 0;
    static final int YES = 1;
    static final int GAVE_UP = 2;

    // Bits of an answer.
    private static final int ANSWER = 2;

    /** Events that can be told apart by what an answer leaves of a number. */
    static final int MAX_EVENTS = Integer.MAX_VALUE >>> ANSWER;

    private final Values values;
    private final Pairs pairs = new Pairs();
    private final DerivedCache made = new DerivedCache();
    private Partition partition = Partition.EMPTY;
    private int now;

    // For each field: the event that had it, the event in which it was null, its first and last value.
    private int[] seen = new int[0];
    private int[] nulls = new int[0];
    private int[] first = new int[0];
    private int[] last = new int[0];

    // For each atom, and for each set of literals some of which wait: the event in which it was decided, and the
    // answer.
    private int[] answers = new int[0];
    private int[] setAnswers = new int[0];

    // Values from here on are derived: no keyword is looked for in them.
    private int firstDerived;

    Facts(Values values) {
        this.values = values;
    }

    /** Makes room for a partition. */
    void fit(Partition of) {
        int slots = of.indices.size();
        if (seen.length < slots) {
            seen = Arrays.copyOf(seen, slots);
            nulls = Arrays.copyOf(nulls, slots);
            first = Arrays.copyOf(first, slots);
            last = Arrays.copyOf(last, slots);
        }
        if (answers.length < of.others.length) {
            answers = Arrays.copyOf(answers, of.others.length);
        }
        if (setAnswers.length < of.setCount()) {
            setAnswers = Arrays.copyOf(setAnswers, of.setCount());
        }
    }

    void forget() {
        Arrays.fill(seen, 0);
        Arrays.fill(nulls, 0);
        Arrays.fill(answers, 0);
        Arrays.fill(setAnswers, 0);
    }

    void begin(Partition of, int event) {
        partition = of;
        now = event;
        pairs.forget();
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

    /** The value of a derived field, as UTF-16LE text; null where it is absent. */
    byte @Nullable [] derive(FieldSource.Derived field, int[] inputs) {
        made.clear();
        for (int slot : inputs) {
            made.addInput();
            for (int value = firstOf(slot); value != Values.NONE; value = values.next[value]) {
                made.addValue(values.data(value), values.from(value), values.to(value));
            }
        }
        int place = made.place(field);
        DerivedCache.Made known = made.find(place, field);
        if (known != null) {
            return known.result();
        }
        String text = field.apply(texts(inputs));
        byte[] data = text == null ? null : LoneValue.bytes(text);
        made.keep(place, field, data);
        return data;
    }

    private List<@Nullable String> texts(int[] inputs) {
        List<@Nullable String> texts = new ArrayList<>(inputs.length);
        for (int slot : inputs) {
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

    /** Whether any literal of a set that no index looks for stands in a value. */
    boolean finds(int set) {
        if ((setAnswers[set] >>> ANSWER) != now) {
            setAnswers[set] = (now << ANSWER) | (find(set) ? YES : NO);
        }
        return (setAnswers[set] & YES) != 0;
    }

    private boolean find(int set) {
        Groups waiting = partition.waitingOfSet;
        for (int i = waiting.starts[set]; i < waiting.starts[set + 1]; i++) {
            int literal = waiting.items[i];
            for (int value = firstOf(partition.waitingSlots[i]); value != Values.NONE; value = values.next[value]) {
                if (occurs(literal, value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean occurs(int literal, int value) {
        Literals literals = partition.literals;
        int from = literals.start(literal);
        int to = from + literals.length(literal);
        return pairs.mayHold(values, value, literals.bytes(), from, to) && literals.occurs(literal, values, value);
    }

    /** Whether an atom holds. */
    int answer(int atom) {
        if ((answers[atom] >>> ANSWER) != now) {
            answers[atom] = (now << ANSWER) | decide(atom);
        }
        return answers[atom] & (YES | GAVE_UP);
    }

    private int decide(int number) {
        return switch (partition.others[number]) {
            case Atom.Passes passes -> check(passes.slot(), partition.check(number, passes.criterion()));
            case Atom.Fails fails -> {
                int passes = check(fails.slot(), partition.check(number, fails.criterion()));
                yield passes == GAVE_UP ? GAVE_UP : YES - passes;
            }
            case Atom.IsNull isNull -> isNull(isNull.slot()) ? YES : NO;
            case Atom.IsThere isThere -> isThere(isThere) ? YES : NO;
            case Atom.Refers refers -> refers(refers) ? YES : NO;
        };
    }

    private boolean isNull(int slot) {
        return slot != Residue.NO_SOURCE && (seen[slot] != now || nulls[slot] == now);
    }

    private boolean isThere(Atom.IsThere isThere) {
        int slot = isThere.slot();
        return slot != Residue.NO_SOURCE && (seen[slot] == now) == isThere.present();
    }

    private int check(int slot, ValueCheck check) {
        boolean keyword = slot == Residue.NO_SOURCE;
        int answer = NO;
        int value = keyword ? 0 : firstOf(slot);
        while (keyword ? value < firstDerived : value != Values.NONE) {
            Found found = check.meets(values, value);
            if (found == Found.YES) {
                return YES;
            }
            if (found == Found.GAVE_UP) {
                answer = GAVE_UP;
            }
            value = keyword ? value + 1 : values.next[value];
        }
        return answer;
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
        int length = values.to(value) - values.from(value);
        int part = values.to(other) - values.from(other);
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
