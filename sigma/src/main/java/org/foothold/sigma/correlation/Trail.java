package org.foothold.sigma.correlation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The steps of a finding, in order. It only grows, so that what is made of a part of it can share it. */
public final class Trail<T> {
    private final List<Step<T>> steps = new ArrayList<>();
    private int lost;

    void add(Step<T> step) {
        steps.add(step);
    }

    int size() {
        return steps.size();
    }

    /** A step belongs to it for which there is no room. */
    void lose() {
        lost++;
    }

    /** The last so many steps. */
    Part<T> last(int count) {
        return new Part<>(this, Math.max(0, steps.size() - count), steps.size(), lost);
    }

    /**
     * Some steps of a trail, one after the other.
     *
     * @param lost how many steps the trail had no room for by then
     */
    public record Part<T>(Trail<T> trail, int from, int to, int lost) {
        static <T> Part<T> none() {
            return new Part<>(new Trail<>(), 0, 0, 0);
        }
    }

    /**
     * What events a trail comes down to.
     *
     * @param unlisted how many more there are
     */
    record Listed<T>(List<Step<T>> steps, long unlisted) {}

    /** What events the steps come down to, in order of time, each once; no more than so many. */
    Listed<T> events(int most) {
        Walk<T> walk = new Walk<>(most);
        walk.take(last(steps.size()));
        walk.listed.sort(Comparator.<Step<T>, Instant>comparing(Step::at)
                .thenComparingLong(Step::order)
                .thenComparingInt(step -> step.source().index()));
        long lost = walk.lost.values().stream().mapToLong(Integer::intValue).sum();
        return new Listed<>(walk.listed, walk.met.size() - walk.listed.size() + lost);
    }

    /** Parts of one trail overlap; what was walked over once is not walked over again. */
    private static final class Walk<T> {
        private final int most;
        private final IdentityHashMap<Trail<T>, BitSet> walked = new IdentityHashMap<>();
        private final IdentityHashMap<Trail<T>, Integer> lost = new IdentityHashMap<>();
        private final Set<Step<T>> met = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<Step<T>> listed = new ArrayList<>();

        Walk(int most) {
            this.most = most;
        }

        void take(Part<T> part) {
            BitSet done = walked.computeIfAbsent(part.trail(), any -> new BitSet());
            lost.merge(part.trail(), part.lost(), Math::max);
            for (int i = done.nextClearBit(part.from()); i < part.to(); i = done.nextClearBit(i + 1)) {
                done.set(i);
                Step<T> step = part.trail().steps.get(i);
                if (step.source().correlation()) {
                    take(step.parts());
                } else if (met.add(step) && listed.size() < most) {
                    listed.add(step);
                }
            }
        }
    }
}
