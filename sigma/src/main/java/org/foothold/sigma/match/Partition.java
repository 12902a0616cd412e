package org.foothold.sigma.match;

import java.util.List;
import org.foothold.sigma.mapping.FieldSource;
import org.jspecify.annotations.Nullable;

/** The rules of a set that can match events of one channel and id, with the indices that find the few that may. */
public final class Partition {
    static final Partition EMPTY = PartitionBuilder.build(Tables.EMPTY, new Checks(Tables.EMPTY), new IntList());

    private final List<String> fields;
    private final boolean wantsEveryValue;
    private final boolean wantsNumbers;

    final List<FieldSource.Derived> derived;

    /** For each derived field the positions of its inputs. */
    final int[][] derivedInputs;

    final Literals literals;

    /** For each field, derived ones last, the literals that are looked for. */
    final List<TextIndex> indices;

    /** The literals of keywords alone. */
    final TextIndex keywords;

    /** The same of values that are not decoded yet. */
    final WrittenTable written;

    /** Whether keywords ask again for values, beside looking for literals in each. */
    final boolean keepsOthers;

    /** The sets of literals that each literal belongs to. */
    final Groups setsOfLiteral;

    /** The literals of each set that no index looks for, and the field of each. */
    final Groups waitingOfSet;

    final int[] waitingSlots;

    /** The units of which each set of literals is a witness. */
    final Groups unitsOfSet;

    /** The units without a witness. */
    final int[] always;

    final int[] unitRules;

    /** Where each unit's program begins. */
    final int[] entries;

    final int[] code;

    /** The atoms that come after the sets of literals. */
    final Atom[] others;

    private final Checks checks;

    // The checks of the other atoms, each since it was first needed.
    private final @Nullable ValueCheck[] ready;

    Partition(PartitionBuilder builder) {
        fields = List.copyOf(builder.slots.fields());
        wantsEveryValue = builder.wantsEveryValue;
        wantsNumbers = builder.wantsNumbers;
        derived = List.copyOf(builder.slots.derived());
        derivedInputs = builder.derivedInputs();
        literals = builder.literals;
        indices = builder.indices;
        keywords = builder.keywords;
        written = builder.written;
        keepsOthers = builder.keepsOthers;
        setsOfLiteral = builder.setsOfLiteral;
        waitingOfSet = builder.waitingOfSet;
        waitingSlots = builder.waitingSlots.toArray();
        unitsOfSet = builder.unitsOfSet;
        always = builder.always.toArray();
        unitRules = builder.unitRules.toArray();
        entries = builder.entries.toArray();
        code = builder.code;
        others = builder.others;
        checks = builder.checks;
        ready = new ValueCheck[others.length];
    }

    /** The fields of an event that the rules read: {@link Matcher#add} takes positions in this list. */
    public List<String> fields() {
        return fields;
    }

    /** Whether keywords are among the rules: then every other value of the event is wanted too ({@link Matcher#addOther}). */
    public boolean wantsEveryValue() {
        return wantsEveryValue;
    }

    /**
     * Whether, with every value, those are wanted too that are written as integers, hexadecimal numbers, times, GUIDs or
     * SIDs. Where not, no keyword can stand in such a value.
     */
    public boolean wantsNumbers() {
        return wantsNumbers;
    }

    /** Whether a value that every event of some shape has in a field that no rule names can matter to any keyword. */
    public boolean wantsConstant(String value) {
        if (!wantsEveryValue || keepsOthers) {
            return wantsEveryValue;
        }
        byte[] data = LoneValue.bytes(value);
        Values values = new Values();
        int number = values.add(data, 0, data.length);
        values.fold(number);
        Scan scan = new Scan();
        scan.fit(literals);
        scan.run(keywords, values, number);
        return scan.count > 0;
    }

    /** Whether no rule can match: nothing of the event has to be read. */
    public boolean isEmpty() {
        return unitRules.length == 0;
    }

    /** How many rules there are, counting one again for each way in which its log source is logged. */
    public int size() {
        return unitRules.length;
    }

    /** The check of an atom. */
    ValueCheck check(int atom, int criterion) {
        ValueCheck check = ready[atom];
        if (check == null) {
            // Two threads may do the same at once: either check will do.
            check = checks.of(criterion);
            ready[atom] = check;
        }
        return check;
    }

    /** Whether a set has literals that no index looks for. */
    boolean waits(int set) {
        return waitingOfSet.starts[set] != waitingOfSet.starts[set + 1];
    }

    int setCount() {
        return unitsOfSet.count();
    }
}
