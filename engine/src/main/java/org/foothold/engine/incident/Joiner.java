package org.foothold.engine.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts rows that share values into groups (a union-find), and remembers which values did it. */
final class Joiner {
    /** Values of one row that need another kind beside them; their pairs are tried. */
    private static final int MOST_WEAK = 6;

    private final Values values;
    private final List<Row> rows;
    private final int[] above;
    private final List<Link> links = new ArrayList<>();
    private final boolean[] common;
    private long commonValues;

    /** A link: rows that share a value, and where two kinds were needed another one. */
    record Link(int row, int rows, int value, int second) {}

    /** Joins these rows, which are in {@link Row#ORDER}. */
    Joiner(Values values, List<Row> rows) {
        this.values = values;
        this.rows = rows;
        this.above = new int[rows.size()];
        this.common = new boolean[values.size()];
        for (int row = 0; row < above.length; row++) {
            above[row] = row;
        }
        alone();
        pairs();
    }

    /** How many values joined nothing because too many findings share them. */
    long commonValues() {
        return commonValues;
    }

    List<Link> links() {
        return links;
    }

    /** The group of a row, by its first row. */
    int group(int row) {
        int top = row;
        while (above[top] != top) {
            top = above[top];
        }
        int at = row;
        while (above[at] != top) {
            int next = above[at];
            above[at] = top;
            at = next;
        }
        return top;
    }

    private void union(int first, int second) {
        int one = group(first);
        int other = group(second);
        above[Math.max(one, other)] = Math.min(one, other);
    }

    private void alone() {
        int[][] sharing = sharing();
        for (int value = 0; value < sharing.length; value++) {
            int[] group = sharing[value];
            sharing[value] = new int[0];
            Join join = values.join(value);
            if (join != null && group.length > join.most()) {
                common[value] = true;
                commonValues++;
            } else if (group.length > 1 && (join == null || join.joinsAlone())) {
                chain(group, group.length, join == null ? null : join.within(), value, -1);
            }
        }
    }

    /** For every value the rows that have it, in order. */
    private int[][] sharing() {
        int[] counts = new int[values.size()];
        for (Row row : rows) {
            for (int value : row.values()) {
                counts[value]++;
            }
        }
        int[][] sharing = new int[counts.length][];
        for (int value = 0; value < counts.length; value++) {
            sharing[value] = new int[counts[value]];
        }
        int[] filled = new int[counts.length];
        for (int row = 0; row < rows.size(); row++) {
            for (int value : rows.get(row).values()) {
                sharing[value][filled[value]++] = row;
            }
        }
        return sharing;
    }

    /** Joins rows that have a pair of values in common, each of which is not enough alone. */
    private void pairs() {
        Map<Long, int[]> pairs = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            int[] weak = weak(rows.get(row));
            for (int one = 0; one < weak.length; one++) {
                for (int other = one + 1; other < weak.length; other++) {
                    if (values.value(weak[one]).join()
                            != values.value(weak[other]).join()) {
                        append(pairs, (long) weak[one] << Integer.SIZE | weak[other], row);
                    }
                }
            }
        }
        List<Long> order = new ArrayList<>(pairs.keySet());
        order.sort(null);
        for (long pair : order) {
            int[] group = pairs.getOrDefault(pair, new int[1]);
            int first = (int) (pair >>> Integer.SIZE);
            int second = (int) pair;
            Join one = values.join(first);
            Join other = values.join(second);
            if (group[0] > 1 && one != null && other != null) {
                Duration within = one.within().compareTo(other.within()) < 0 ? one.within() : other.within();
                chain(Arrays.copyOfRange(group, 1, group[0] + 1), group[0], within, first, second);
            }
        }
    }

    /** Adds a row to the list of a pair; its first element is how many there are. */
    private static void append(Map<Long, int[]> pairs, long pair, int row) {
        int[] group = pairs.computeIfAbsent(pair, any -> new int[3]);
        if (group[0] + 1 == group.length) {
            group = Arrays.copyOf(group, group.length * 2);
            pairs.put(pair, group);
        }
        group[++group[0]] = row;
    }

    private int[] weak(Row row) {
        return Arrays.stream(row.values())
                .filter(value -> {
                    Join join = values.join(value);
                    return join != null && !join.joinsAlone() && !common[value];
                })
                .limit(MOST_WEAK)
                .toArray();
    }

    /** Joins neighbours that are near enough in time; events are the same whenever their findings are. */
    private void chain(int[] group, int length, @Nullable Duration within, int value, int second) {
        int from = 0;
        for (int at = 1; at <= length; at++) {
            if (at < length && near(rows.get(group[at - 1]), rows.get(group[at]), within)) {
                union(group[at - 1], group[at]);
                continue;
            }
            if (at - from > 1) {
                links.add(new Link(group[from], at - from, value, second));
            }
            from = at;
        }
    }

    private static boolean near(Row earlier, Row later, @Nullable Duration within) {
        return within == null
                || (earlier.timed()
                        && later.timed()
                        && Duration.between(earlier.at(), later.at()).compareTo(within) <= 0);
    }
}
