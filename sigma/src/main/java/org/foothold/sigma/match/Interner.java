package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal things one number, counting from zero in the order of their first appearance. */
final class Interner<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> items = new ArrayList<>();

    int number(T item) {
        Integer known = numbers.get(item);
        if (known != null) {
            return known;
        }
        numbers.put(item, items.size());
        items.add(item);
        return items.size() - 1;
    }

    List<T> items() {
        return items;
    }
}
