package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.mapping.FieldSource;

/** Builds a partition from what is left of its units' conditions. */
final class PartitionBuilder {
    final Slots slots;
    final Literals literals;
    final List<TextIndex> indices;
    final TextIndex keywords;
    final WrittenTable written;
    final boolean wantsEveryValue;
    final boolean wantsNumbers;
    final boolean keepsOthers;
    final Groups setsOfLiteral;
    final Groups waitingOfSet;
    final IntList waitingSlots = new IntList();
    final Groups unitsOfSet;
    final IntList always = new IntList();
    final IntList unitRules = new IntList();
    final IntList entries = new IntList();
    final int[] code;
    final Atom[] others;
    final Checks checks;

    private PartitionBuilder(Tables tables, Checks checks, IntList residue) {
        this.checks = checks;
        slots = new Slots(tables, residue);
        AtomTable atoms = new AtomTable(tables, slots);
        List<Node> trees = readTrees(new TreeReader(tables, residue, atoms));
        int[] costs = new int[atoms.setCount()];
        for (int set = 0; set < costs.length; set++) {
            costs[set] = atoms.cost(set);
        }
        unitsOfSet = addUnits(trees, costs);
        Program program = new Program(costs);
        for (Node tree : trees) {
            entries.add(program.add(tree));
        }
        code = program.code();
        LiteralTable table = atoms.literals();
        boolean[] waiting = waiting(atoms);
        literals = table.literals();
        List<TextIndex> all = table.indices(waiting, literals);
        indices = List.copyOf(all.subList(0, slots.count()));
        keywords = all.getLast();
        written = table.written(literals);
        setsOfLiteral = setsOfLiteral(atoms, waiting);
        waitingOfSet = waitingOfSet(atoms, waiting);
        others = atoms.others().toArray(Atom[]::new);
        keepsOthers = atoms.others().stream().anyMatch(atom -> atom.slot() == Residue.NO_SOURCE);
        wantsEveryValue = keepsOthers || keywords.minLength() < Integer.MAX_VALUE;
        wantsNumbers = keepsOthers || !table.keywordsNeedWords();
    }

    static Partition build(Tables tables, Checks checks, IntList residue) {
        return new Partition(new PartitionBuilder(tables, checks, residue));
    }

    private List<Node> readTrees(TreeReader reader) {
        List<Node> trees = new ArrayList<>();
        while (!reader.atEnd()) {
            unitRules.add(reader.takeRule());
            trees.add(reader.takeTree());
        }
        return trees;
    }

    private Groups addUnits(List<Node> trees, int[] costs) {
        Witness witness = new Witness(costs);
        List<IntList> units = emptyLists(costs.length);
        for (int unit = 0; unit < trees.size(); unit++) {
            IntList sets = witness.of(trees.get(unit));
            if (sets.size() == 0) {
                always.add(unit);
            }
            for (int i = 0; i < sets.size(); i++) {
                units.get(sets.get(i)).add(unit);
            }
        }
        return Groups.of(units);
    }

    // Literals that no index has to look for, since no rule is found by them.
    private boolean[] waiting(AtomTable atoms) {
        boolean[] waiting = new boolean[atoms.literals().count()];
        for (int literal = 0; literal < waiting.length; literal++) {
            waiting[literal] = atoms.literals().mayWait(literal);
        }
        for (int set = 0; set < atoms.setCount(); set++) {
            if (unitsOfSet.starts[set] != unitsOfSet.starts[set + 1]) {
                for (int literal : atoms.members(set)) {
                    waiting[literal] = false;
                }
            }
        }
        return waiting;
    }

    private static Groups setsOfLiteral(AtomTable atoms, boolean[] waiting) {
        List<IntList> sets = emptyLists(waiting.length);
        for (int set = 0; set < atoms.setCount(); set++) {
            for (int literal : atoms.members(set)) {
                if (!waiting[literal]) {
                    sets.get(literal).add(set);
                }
            }
        }
        return Groups.of(sets);
    }

    private Groups waitingOfSet(AtomTable atoms, boolean[] waiting) {
        List<IntList> literalsOfSet = emptyLists(atoms.setCount());
        for (int set = 0; set < atoms.setCount(); set++) {
            for (int literal : atoms.members(set)) {
                if (waiting[literal]) {
                    literalsOfSet.get(set).add(literal);
                    waitingSlots.add(atoms.literals().slot(literal));
                }
            }
        }
        return Groups.of(literalsOfSet);
    }

    private static List<IntList> emptyLists(int count) {
        List<IntList> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new IntList());
        }
        return lists;
    }

    int[][] derivedInputs() {
        List<FieldSource.Derived> derived = slots.derived();
        int[][] inputs = new int[derived.size()][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = derived.get(i).inputs().stream()
                    .mapToInt(slots.fields()::indexOf)
                    .toArray();
        }
        return inputs;
    }
}
