package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads trees of a {@link Residue} and numbers their atoms. Literals of one field that stand side by side in an OR, or
 * negated in an AND, become one atom.
 */
final class TreeReader {
    private final Tables tables;
    private final IntList residue;
    private final AtomTable atoms;
    private int at;

    TreeReader(Tables tables, IntList residue, AtomTable atoms) {
        this.tables = tables;
        this.residue = residue;
        this.atoms = atoms;
    }

    boolean atEnd() {
        return at == residue.size();
    }

    int takeRule() {
        return residue.get(at++);
    }

    Node takeTree() {
        int tag = residue.get(at++);
        return switch (tag) {
            case Residue.AND -> takeGroup(true);
            case Residue.OR -> takeGroup(false);
            case Residue.IS -> takeLeaf(true);
            case Residue.IS_NOT -> takeLeaf(false);
            case Residue.TRUE -> Node.Group.TRUE;
            default -> throw new IllegalStateException("no tree begins with " + tag);
        };
    }

    private Node takeLeaf(boolean positive) {
        int source = residue.get(at);
        int criterion = residue.get(at + 1);
        int other = residue.get(at + 2);
        at += Residue.LEAF - 1;
        if (!tables.kind(criterion).isIndexed()) {
            return atoms.other(source, criterion, other, positive);
        }
        return new Node.Leaf(atoms.of(atoms.literals().number(source, criterion)), positive);
    }

    private Node takeGroup(boolean and) {
        int count = residue.get(at++);
        List<Node> children = new ArrayList<>(count);
        IntList sources = new IntList();
        List<IntList> members = new ArrayList<>();
        // Among the alternatives of an OR these are sets of literals; among those of a negated OR likewise.
        int joins = and ? Residue.IS_NOT : Residue.IS;
        for (int i = 0; i < count; i++) {
            if (residue.get(at) == joins && tables.kind(residue.get(at + 2)).isIndexed()) {
                note(residue.get(at + 1), residue.get(at + 2), sources, members);
                at += Residue.LEAF;
            } else {
                children.add(takeTree());
            }
        }
        for (IntList set : members) {
            children.add(new Node.Leaf(atoms.anyOf(set), !and));
        }
        return children.size() == 1 ? children.getFirst() : new Node.Group(and, children);
    }

    private void note(int source, int criterion, IntList sources, List<IntList> members) {
        int found = 0;
        while (found < sources.size() && sources.get(found) != source) {
            found++;
        }
        if (found == sources.size()) {
            sources.add(source);
            members.add(new IntList());
        }
        members.get(found).add(atoms.literals().number(source, criterion));
    }
}
