package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.jspecify.annotations.Nullable;

/** The selections of one rule by name, each counted again whenever the condition names it. */
final class Selections {
    private final Map<String, Condition.Selection> byName = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Reading reading;

    Selections(Reading reading) {
        this.reading = reading;
    }

    void add(Condition.Selection selection) {
        byName.put(selection.name(), selection);
        sizes.put(selection.name(), size(selection.body()));
    }

    /** The selection of this name, for use in the condition; null where there is none. */
    Condition.@Nullable Selection use(String name, Position position) throws ContentException {
        Condition.Selection selection = byName.get(name);
        if (selection != null) {
            used.add(name);
            reading.count(sizes.getOrDefault(name, 0), position);
        }
        return selection;
    }

    /** The names that a pattern means; those that begin with an underscore only where the pattern does. */
    List<String> matching(String pattern) {
        List<String> names = new ArrayList<>();
        for (String name : byName.keySet()) {
            boolean hidden = name.startsWith("_") && !pattern.startsWith("_");
            if (!hidden && matches(pattern, name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Warns about selections that no condition names, since they do nothing. */
    void warnOfUnused() {
        byName.forEach((name, selection) -> {
            if (!used.contains(name)) {
                reading.warn(selection.position(), Reason.SELECTION, "the selection '" + name + "' is never used");
            }
        });
    }

    private static int size(Condition condition) {
        return switch (condition) {
            case Condition.And and ->
                and.terms().stream().mapToInt(Selections::size).sum();
            case Condition.Or or ->
                or.terms().stream().mapToInt(Selections::size).sum();
            case Condition.Not not -> size(not.term());
            case Condition.Selection selection -> size(selection.body());
            case Condition.Predicate predicate -> 1;
        };
    }

    // A star stands for any run; the pattern is walked with one point to come back to.
    private static boolean matches(String pattern, String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
