package org.foothold.sigma.match;

import java.util.List;

/** Lists of numbers, one for each of several things, one after the other. */
final class Groups {
    /** Where each list begins, and the end of the last. */
    final int[] starts;

    final int[] items;

    private Groups(int[] starts, int[] items) {
        this.starts = starts;
        this.items = items;
    }

    static Groups of(List<IntList> lists) {
        int[] starts = new int[lists.size() + 1];
        IntList items = new IntList();
        for (int i = 0; i < lists.size(); i++) {
            items.addAll(lists.get(i));
            starts[i + 1] = items.size();
        }
        return new Groups(starts, items.toArray());
    }

    int count() {
        return starts.length - 1;
    }
}
