package org.foothold.sigma.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that match one event after another; each thread has its own. Between {@link #begin} and
 * {@link #finish} the event's values are handed over, in any order, as UTF-16LE text in place; their arrays must not
 * change until {@code finish} returns. A field with several values is handed over value by value.
 */
public final class Matcher {
    final Values values = new Values();
    private final Scan scan = new Scan();
    private final ValueCache cache = new ValueCache();
    private final Facts facts = new Facts(values);
    private Partition partition = Partition.EMPTY;

    // The number of the event at hand; marks of other events mean nothing.
    private int now;
    private int[] setMarks = new int[0];
    private int[] unitMarks = new int[0];

    private int[] candidates = new int[0];
    private int candidateCount;
    private boolean gaveUp;
    private final RuleList matches = new RuleList();
    private final RuleList undecided = new RuleList();

    /** Begins an event of this partition. */
    public void begin(Partition of) {
        if (of != partition) {
            partition = of;
            setMarks = grown(setMarks, of.setCount());
            unitMarks = grown(unitMarks, of.size());
            candidates = grown(candidates, of.size());
            scan.fit(of.literals);
            facts.fit(of);
        }
        if (++now > Facts.MAX_EVENTS) {
            now = 1;
            Arrays.fill(setMarks, 0);
            Arrays.fill(unitMarks, 0);
            facts.forget();
        }
        values.clear();
        facts.begin(of, now);
        candidateCount = 0;
        matches.clear();
        undecided.clear();
    }

    /** Goes on with these numbers of events and values, as after very many of them. */
    void skipTo(int event, int value) {
        now = event;
        scan.skipTo(value);
    }

    private static int[] grown(int[] marks, int size) {
        return marks.length >= size ? marks : Arrays.copyOf(marks, Math.max(size, marks.length * 2));
    }

    /** A value of the partition's field of this position: the bytes from {@code from} up to {@code to}. */
    public void add(int field, byte[] bytes, int from, int to) {
        int value = values.add(bytes, from, to);
        facts.addValue(field, value);
        look(partition.indices.get(field), value);
    }

    /** An explicit null of the partition's field of this position. */
    public void addNull(int field) {
        facts.addNull(field);
    }

    /** A value of a field that the partition does not name; wanted only where {@link Partition#wantsEveryValue}. */
    public void addOther(byte[] bytes, int from, int to) {
        // Where keywords are literals alone, the value is not asked for again.
        if (partition.keepsOthers || to - from >= 2 * partition.keywords.minLength()) {
            look(partition.keywords, values.add(bytes, from, to));
        }
    }

    /**
     * A value of the partition's field of this position that is decoded only where it must be.
     *
     * @param raw the value as it is written, from {@code from} up to {@code to}: two values written alike are alike, and no
     *     text has more units than bytes are written
     * @param number what the event knows the value by
     */
    public void addLater(int field, LaterText event, int number, byte[] raw, int from, int to) {
        int value = values.addLater(event, number, raw, from, to);
        facts.addValue(field, value);
        lookLater(partition.indices.get(field), value, raw, from, to);
    }

    /** As {@link #addLater}, a value of a field that the partition does not name. */
    public void addOtherLater(LaterText event, int number, byte[] raw, int from, int to) {
        if (partition.keepsOthers
                || (to - from >= partition.keywords.minLength()
                        && (!event.plain(number) || partition.written.mayHold(raw, from, to)))) {
            lookLater(partition.keywords, values.addLater(event, number, raw, from, to), raw, from, to);
        }
    }

    private void look(TextIndex index, int value) {
        byte[] data = values.data(value);
        int from = values.from(value);
        int to = values.to(value);
        if (to - from >= 2 * index.minLength()) {
            look(index, value, ValueCache.TEXT, data, from, to);
        }
    }

    private void lookLater(TextIndex index, int value, byte[] raw, int from, int to) {
        if (to - from >= index.minLength()) {
            look(index, value, ValueCache.WRITTEN, raw, from, to);
        }
    }

    private void look(TextIndex index, int value, int form, byte[] data, int from, int to) {
        boolean mayRecur = to - from <= ValueCache.MAX_BYTES;
        int[] known = mayRecur ? cache.find(index, form, data, from, to) : null;
        if (known != null) {
            mark(known, known.length);
            return;
        }
        values.fold(value);
        scan.run(index, values, value);
        mark(scan.found, scan.count);
        if (mayRecur) {
            cache.keep(index, form, data, from, to, scan.found, scan.count);
        }
    }

    private void mark(int[] literals, int count) {
        Groups sets = partition.setsOfLiteral;
        for (int i = 0; i < count; i++) {
            int end = sets.starts[literals[i] + 1];
            for (int j = sets.starts[literals[i]]; j < end; j++) {
                int set = sets.items[j];
                if (setMarks[set] != now) {
                    setMarks[set] = now;
                    nominate(set);
                }
            }
        }
    }

    private void nominate(int set) {
        Groups units = partition.unitsOfSet;
        int end = units.starts[set + 1];
        for (int i = units.starts[set]; i < end; i++) {
            int unit = units.items[i];
            if (unitMarks[unit] != now) {
                unitMarks[unit] = now;
                candidates[candidateCount++] = unit;
            }
        }
    }

    /** Ends the event: how many rules match. */
    public int finish() {
        addDerived();
        for (int i = 0; i < candidateCount; i++) {
            judge(candidates[i]);
        }
        for (int unit : partition.always) {
            judge(unit);
        }
        matches.order();
        undecided.order();
        undecided.remove(matches);
        return matches.size();
    }

    private void judge(int unit) {
        gaveUp = false;
        if (run(unit, false)) {
            matches.add(partition.unitRules[unit]);
        } else if (gaveUp && run(unit, true)) {
            undecided.add(partition.unitRules[unit]);
        }
    }

    // What a regular expression gave up on counts as lenient says.
    private boolean run(int unit, boolean lenient) {
        int[] code = partition.code;
        int at = partition.entries[unit];
        while (at >= 0) {
            at = holds(code[at], lenient) ? code[at + 1] : code[at + 2];
        }
        return at == Program.MATCH;
    }

    private boolean holds(int atom, boolean lenient) {
        int sets = partition.setCount();
        if (atom < sets) {
            return setMarks[atom] == now || (partition.waits(atom) && facts.finds(atom));
        }
        int answer = facts.answer(atom - sets);
        gaveUp |= answer == Facts.GAVE_UP;
        return answer == Facts.GAVE_UP ? lenient : answer == Facts.YES;
    }

    private void addDerived() {
        facts.endOfFields();
        for (int i = 0; i < partition.derivedInputs.length; i++) {
            byte[] text = facts.derive(partition.derived.get(i), partition.derivedInputs[i]);
            if (text != null) {
                add(partition.fields().size() + i, text, 0, text.length);
            }
        }
    }

    /** The index of the n-th rule that matched the last event, ascending. */
    public int rule(int n) {
        return matches.get(n);
    }

    /** How many units, of those with a witness, had to be looked at for the last event. */
    int candidates() {
        return candidateCount;
    }

    /** How many rules could not be decided for the last event, since a slow regular expression gave up. */
    public int undecided() {
        return undecided.size();
    }

    /** The index of the n-th rule that could not be decided for the last event, ascending. */
    public int undecidedRule(int n) {
        return undecided.get(n);
    }

    /** Matches an event in its plain form: how many rules of the set match. */
    public int match(RuleSet rules, Event event) {
        Partition of = rules.partition(event);
        begin(of);
        for (Map.Entry<String, List<@Nullable String>> field : event.fields().entrySet()) {
            int position = of.fields().indexOf(field.getKey());
            for (String value : field.getValue()) {
                if (value == null) {
                    addNullOf(position);
                } else {
                    addTextOf(position, LoneValue.bytes(value));
                }
            }
        }
        return finish();
    }

    private void addNullOf(int position) {
        if (position >= 0) {
            addNull(position);
        }
    }

    private void addTextOf(int position, byte[] bytes) {
        if (position >= 0) {
            add(position, bytes, 0, bytes.length);
        } else if (partition.wantsEveryValue()) {
            addOther(bytes, 0, bytes.length);
        }
    }
}
