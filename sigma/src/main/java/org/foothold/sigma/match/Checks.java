package org.foothold.sigma.match;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The costly criteria of a rule set, each made ready when a value first needs it, for all partitions and threads. */
final class Checks {
    private final Tables tables;
    private final Map<Integer, ValueCheck> ready = new ConcurrentHashMap<>();

    Checks(Tables tables) {
        this.tables = tables;
    }

    ValueCheck of(int criterion) {
        ValueCheck known = ready.get(criterion);
        return known != null
                ? known
                : ready.computeIfAbsent(criterion, number -> ValueCheck.of(tables.criterion(number)));
    }
}
