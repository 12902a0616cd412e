package org.foothold.sigma.correlation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of a finding, in order. It only grows, so that what is made of a part of it can share it. */
public final class Trail<T> {
    private final List<Step<T>> steps = new ArrayList<>();

    void add(Step<T> step) {
        steps.add(step);
    }

    int size() {
        return steps.size();
    }

    /** The last so many steps. */
    Part<T> last(int count) {
        return new Part<>(this, Math.max(0, steps.size() - count), steps.size());
    }

    /** Some steps of a trail, one after the other. */
    public record Part<T>(Trail<T> trail, int from, int to) {
        static <T> Part<T> none() {
            return new Part<>(new Trail<>(), 0, 0);
        }
    }

    /** What events the steps come down to, in order of time, each once; no more than so many. */
    List<Step<T>> events(int most) {
        Set<Step<T>> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(last(steps.size()), new IdentityHashMap<>(), most, found);
        List<Step<T>> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.<Step<T>, Instant>comparing(Step::at)
                .thenComparingLong(Step::order)
                .thenComparingInt(step -> step.source().index()));
        return sorted;
    }

    /** Parts of one trail overlap; what was walked over once is not walked over again. */
    private static <T> void collect(Part<T> part, Map<Trail<T>, BitSet> walked, int most, Set<Step<T>> found) {
        BitSet done = walked.computeIfAbsent(part.trail(), any -> new BitSet());
        for (int i = done.nextClearBit(part.from());
                i < part.to() && found.size() < most;
                i = done.nextClearBit(i + 1)) {
            done.set(i);
            Step<T> step = part.trail().steps.get(i);
            if (step.source().correlation()) {
                collect(step.parts(), walked, most, found);
            } else {
                found.add(step);
            }
        }
    }
}
