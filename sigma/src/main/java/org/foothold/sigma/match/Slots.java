package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.mapping.FieldSource;

/** The fields that a partition reads, numbered: first those of the event, then those derived from them. */
final class Slots {
    private final LongIntMap numbers = new LongIntMap();
    private final List<String> fields = new ArrayList<>();
    private final List<FieldSource.Derived> derived = new ArrayList<>();

    Slots(Tables tables, IntList residue) {
        IntList sources = sources(residue);
        for (int i = 0; i < sources.size(); i++) {
            int source = sources.get(i);
            if (!tables.isDerived(source)) {
                addField(source, tables);
            } else {
                tables.derived(source)
                        .inputs()
                        .forEach(input -> addField(tables.fields().indexOf(input), tables));
            }
        }
        for (int i = 0; i < sources.size(); i++) {
            int source = sources.get(i);
            if (tables.isDerived(source) && !numbers.has(source)) {
                numbers.put(source, fields.size() + derived.size());
                derived.add(tables.derived(source));
            }
        }
    }

    private void addField(int source, Tables tables) {
        if (!numbers.has(source)) {
            numbers.put(source, fields.size());
            fields.add(tables.field(source));
        }
    }

    // Sources in the order of their first appearance.
    private static IntList sources(IntList residue) {
        IntList sources = new IntList();
        LongIntMap seen = new LongIntMap();
        int at = 0;
        while (at < residue.size()) {
            int item = residue.get(at);
            if (item == Residue.IS || item == Residue.IS_NOT) {
                note(residue.get(at + 1), seen, sources);
                note(residue.get(at + 3), seen, sources);
                at += Residue.LEAF;
            } else {
                at += item == Residue.AND || item == Residue.OR ? 2 : 1;
            }
        }
        return sources;
    }

    private static void note(int source, LongIntMap seen, IntList sources) {
        if (source != Residue.NO_SOURCE && !seen.has(source)) {
            seen.put(source, 0);
            sources.add(source);
        }
    }

    int of(int source) {
        return numbers.get(source);
    }

    int count() {
        return fields.size() + derived.size();
    }

    int fieldCount() {
        return fields.size();
    }

    List<String> fields() {
        return fields;
    }

    List<FieldSource.Derived> derived() {
        return derived;
    }
}
