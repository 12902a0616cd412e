package org.foothold.sigma.match;

import org.foothold.sigma.rule.Criterion;

/**
 * What is left of the units' conditions for events of one kind: fields have become sources, negations stand at the
 * predicates, what channel and event id decide is decided, and gates stand before costly criteria. It is a row of
 * numbers: for each unit its rule, then its tree, parents before children.
 */
final class Residue {
    /** {@code AND n}: n trees follow. */
    static final int AND = -1;

    /** {@code OR n}: n trees follow. */
    static final int OR = -2;

    /** {@code IS source criterion other}: any value of the source meets the criterion; the other source is for references. */
    static final int IS = -3;

    /** {@code IS_NOT source criterion other}: no value does. */
    static final int IS_NOT = -4;

    /** A unit's tree that always holds. */
    static final int TRUE = -5;

    /** The source of a keyword, and the other source of a criterion that is no reference. */
    static final int NO_SOURCE = -1;

    /** How many numbers a predicate takes. */
    static final int LEAF = 4;

    private static final int HOLDS = 1;
    private static final int FAILS = 0;
    private static final int OPEN = 2;

    private final Tables tables;
    private final int channel;
    private final int id;
    private final int channelField;
    private final int idField;
    private final LongIntMap ofId = new LongIntMap();
    private final LongIntMap ofChannel = new LongIntMap();
    private final IntList out = new IntList();

    Residue(Tables tables, int channel, int id) {
        this.tables = tables;
        this.channel = channel;
        this.id = id;
        channelField = tables.fields().indexOf(KeyFinder.CHANNEL);
        idField = tables.fields().indexOf(KeyFinder.EVENT_ID);
    }

    /** What is left of these units. */
    IntList of(int[] units) {
        for (int unit : units) {
            int start = out.size();
            out.add(tables.units().rules[unit]);
            int variant = tables.units().variants[unit];
            if (!addUnit(variant, tables.units().rules[unit])) {
                out.truncate(start);
            }
        }
        return out;
    }

    private boolean addUnit(int variant, int rule) {
        int start = out.size();
        out.add(AND);
        out.add(0);
        int open = 0;
        for (boolean where : new boolean[] {true, false}) {
            int child = out.size();
            int truth = where
                    ? add(tables.wheres().cursor(variant), Tables.UNMAPPED, true)
                    : add(tables.conditions().cursor(rule), variant, true);
            if (truth == FAILS) {
                return false;
            }
            open += truth == OPEN ? adopt(child, AND) : 0;
        }
        out.set(start + 1, open);
        if (close(start, AND) == HOLDS) {
            out.add(TRUE);
        }
        return true;
    }

    // Adds a tree; where its truth is known nothing is added.
    private int add(ByteCursor cursor, int variant, boolean positive) {
        int tag = cursor.takeByte();
        return switch (tag) {
            case ConditionCodec.AND -> addTerms(positive ? AND : OR, cursor, variant, positive);
            case ConditionCodec.OR -> addTerms(positive ? OR : AND, cursor, variant, positive);
            case ConditionCodec.NOT -> add(cursor, variant, !positive);
            case ConditionCodec.SELECTION -> {
                cursor.takeNumber();
                ConditionCodec.skipPosition(cursor);
                yield add(cursor, variant, positive);
            }
            case ConditionCodec.PREDICATE -> {
                ConditionCodec.skipPosition(cursor);
                int field = cursor.takeNumber() - 1;
                yield addPredicate(field, cursor.takeNumber(), variant, positive);
            }
            default -> throw new IllegalStateException("no condition begins with " + tag);
        };
    }

    private int addTerms(int operator, ByteCursor cursor, int variant, boolean positive) {
        int start = out.size();
        out.add(operator);
        out.add(0);
        int settles = operator == AND ? FAILS : HOLDS;
        boolean settled = false;
        int open = 0;
        for (int left = cursor.takeCount(); left > 0; left--) {
            int child = out.size();
            int truth = add(cursor, variant, positive);
            settled |= truth == settles;
            if (truth == OPEN) {
                open += adopt(child, operator);
            }
        }
        out.set(start + 1, open);
        if (settled) {
            out.truncate(start);
            return settles;
        }
        return close(start, operator);
    }

    // A child of the same operator gives its children to its parent. How many children there are more.
    private int adopt(int child, int operator) {
        if (out.get(child) != operator) {
            return 1;
        }
        int count = out.get(child + 1);
        out.remove(child, child + 2);
        return count;
    }

    private int close(int start, int operator) {
        int open = out.get(start + 1);
        if (open == 0) {
            out.truncate(start);
            return operator == AND ? HOLDS : FAILS;
        }
        if (open == 1) {
            out.remove(start, start + 2);
        }
        return OPEN;
    }

    private int addPredicate(int field, int criterion, int variant, boolean positive) {
        int source = field < 0 ? NO_SOURCE : tables.source(variant, field);
        int truth = decide(source, criterion);
        if (truth != OPEN) {
            return positive == (truth == HOLDS) ? HOLDS : FAILS;
        }
        CriterionKind kind = tables.kind(criterion);
        if (kind.isGated()) {
            addGated(source, criterion, positive);
        } else {
            int other = kind == CriterionKind.FIELD_REF ? other(criterion, variant) : NO_SOURCE;
            addLeaf(source, criterion, other, positive);
        }
        return OPEN;
    }

    private int other(int criterion, int variant) {
        ByteCursor cursor = tables.criteria().cursor(criterion);
        cursor.skip(1);
        return tables.source(variant, cursor.takeNumber());
    }

    private void addLeaf(int source, int criterion, int other, boolean positive) {
        out.add(positive ? IS : IS_NOT);
        out.add(source);
        out.add(criterion);
        out.add(other);
    }

    // A criterion and its gates hold together.
    private void addGated(int source, int criterion, boolean positive) {
        ByteCursor cursor = tables.criteria().cursor(criterion);
        cursor.skip(1);
        int groups = cursor.takeCount();
        if (groups > 0) {
            out.add(positive ? AND : OR);
            out.add(groups + 1);
        }
        for (int i = 0; i < groups; i++) {
            int gates = cursor.takeCount();
            if (gates > 1) {
                out.add(positive ? OR : AND);
                out.add(gates);
            }
            for (int left = gates; left > 0; left--) {
                addLeaf(source, cursor.takeNumber(), NO_SOURCE, positive);
            }
        }
        addLeaf(source, criterion, NO_SOURCE, positive);
    }

    private int decide(int source, int criterion) {
        if (source == NO_SOURCE) {
            return OPEN;
        }
        if (source == idField && id != EventKey.ANY) {
            return decide(criterion, Integer.toString(id), ofId);
        }
        // A kind's events may write the channel in other letters, so only what ignores case is known.
        return source == channelField && channel != EventKey.ANY && ignoresCase(criterion)
                ? decide(criterion, tables.channels().get(channel), ofChannel)
                : OPEN;
    }

    private boolean ignoresCase(int criterion) {
        CriterionKind kind = tables.kind(criterion);
        return (kind.isIndexed() || kind == CriterionKind.GLOB)
                && tables.criterion(criterion) instanceof Criterion.Text text
                && !text.cased();
    }

    private int decide(int criterion, String text, LongIntMap decided) {
        if (tables.kind(criterion) == CriterionKind.FIELD_REF) {
            return OPEN;
        }
        int known = decided.get(criterion);
        if (known == LongIntMap.NONE) {
            known = LoneValue.meets(tables.criterion(criterion), text) ? HOLDS : FAILS;
            decided.put(criterion, known);
        }
        return known;
    }
}
