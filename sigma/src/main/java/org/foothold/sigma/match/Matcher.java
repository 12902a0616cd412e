package org.foothold.sigma.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foothold.sigma.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that match one event after another; each thread has its own. Between {@link #begin} and
 * {@link #finish} the event's values are handed over, in any order, as UTF-16LE text in place; their arrays must not
 * change until {@code finish} returns. A field with several values is handed over value by value.
 */
public final class Matcher {
    // Numbers of events before all marks are wiped; one bit is for the answer.
    private static final int MAX_EVENTS = Integer.MAX_VALUE >>> 1;

    final Values values = new Values();
    private final Facts facts = new Facts(this);
    private Partition partition = Partition.EMPTY;

    // The number of the event at hand; marks of other events mean nothing.
    private int now;
    private int[] literalMarks = new int[0];
    private int[] setMarks = new int[0];
    private int[] unitMarks = new int[0];

    private int[] candidates = new int[16];
    private int candidateCount;
    private int[] matches = new int[16];
    private int matchCount;

    // The value that is being looked at.
    private byte[] data = new byte[0];
    // What to add to twice a place among the folded bytes to have the place in the data.
    private int dataShift;

    /** Begins an event of this partition. */
    public void begin(Partition of) {
        if (of != partition) {
            partition = of;
            literalMarks = grown(literalMarks, of.literals.count());
            setMarks = grown(setMarks, of.setCount());
            unitMarks = grown(unitMarks, of.size());
            candidates = grown(candidates, of.size());
            matches = grown(matches, of.size());
            facts.fit(of);
        }
        if (++now > MAX_EVENTS) {
            now = 1;
            Arrays.fill(literalMarks, 0);
            Arrays.fill(setMarks, 0);
            Arrays.fill(unitMarks, 0);
            facts.forget();
        }
        values.clear();
        facts.begin(of, now);
        candidateCount = 0;
        matchCount = 0;
    }

    private static int[] grown(int[] marks, int size) {
        return marks.length >= size ? marks : Arrays.copyOf(marks, Math.max(size, marks.length * 2));
    }

    /** A value of the partition's field of this position: the bytes from {@code from} up to {@code to}. */
    public void add(int field, byte[] bytes, int from, int to) {
        int value = values.add(bytes, from, to);
        facts.addValue(field, value);
        scan(partition.indices[field], value);
    }

    /** An explicit null of the partition's field of this position. */
    public void addNull(int field) {
        facts.addNull(field);
    }

    /** A value of a field that the partition does not name; wanted only where {@link Partition#wantsEveryValue}. */
    public void addOther(byte[] bytes, int from, int to) {
        scan(partition.keywords, values.add(bytes, from, to));
    }

    private void scan(TextIndex index, int value) {
        data = values.data[value];
        dataShift = values.from[value] - 2 * values.foldedFrom[value];
        index.scan(this, values, value);
    }

    /** A literal may stand at a place of the value that reaches over these folded bytes. */
    void see(int literal, int at, int from, int to) {
        if (literalMarks[literal] != now
                && at >= from
                && at + partition.literals.length(literal) <= to
                && partition.literals.stands(literal, values.folded, at, data, dataShift)) {
            found(literal);
        }
    }

    /** A literal of this length may stand at a place of the value. */
    void seeExactly(int literal, int at, int length) {
        if (literalMarks[literal] != now
                && partition.literals.length(literal) == length
                && partition.literals.stands(literal, values.folded, at, data, dataShift)) {
            found(literal);
        }
    }

    /** A literal stands in the value. */
    void found(int literal) {
        if (literalMarks[literal] == now) {
            return;
        }
        literalMarks[literal] = now;
        int[] sets = partition.setsOfLiteral.items;
        int end = partition.setsOfLiteral.starts[literal + 1];
        for (int i = partition.setsOfLiteral.starts[literal]; i < end; i++) {
            if (setMarks[sets[i]] != now) {
                setMarks[sets[i]] = now;
                nominate(sets[i]);
            }
        }
    }

    private void nominate(int set) {
        int[] units = partition.unitsOfSet.items;
        int end = partition.unitsOfSet.starts[set + 1];
        for (int i = partition.unitsOfSet.starts[set]; i < end; i++) {
            int unit = units[i];
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
        if (matchCount > 1) {
            Arrays.sort(matches, 0, matchCount);
            dropRepeats();
        }
        return matchCount;
    }

    private void judge(int unit) {
        int[] code = partition.code;
        int at = partition.entries[unit];
        while (at >= 0) {
            at = holds(code[at]) ? code[at + 1] : code[at + 2];
        }
        if (at == Program.MATCH) {
            matches[matchCount++] = partition.unitRules[unit];
        }
    }

    private boolean holds(int atom) {
        int sets = partition.setCount();
        return atom < sets ? setMarks[atom] == now : facts.holds(atom - sets);
    }

    private void dropRepeats() {
        int kept = 1;
        for (int i = 1; i < matchCount; i++) {
            if (matches[i] != matches[i - 1]) {
                matches[kept++] = matches[i];
            }
        }
        matchCount = kept;
    }

    private void addDerived() {
        facts.endOfFields();
        for (int i = 0; i < partition.derived.size(); i++) {
            String text = partition.derived.get(i).apply(facts.texts(partition.derivedInputs[i]));
            if (text != null) {
                byte[] bytes = LoneValue.bytes(text);
                add(partition.fields().size() + i, bytes, 0, bytes.length);
            }
        }
    }

    /** The index of the n-th rule that matched the last event, ascending. */
    public int rule(int n) {
        return matches[Objects.checkIndex(n, matchCount)];
    }

    /** Whether a regular expression that cannot be searched for in linear time gave up on the last event. */
    public boolean gaveUp() {
        return values.gaveUp;
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
