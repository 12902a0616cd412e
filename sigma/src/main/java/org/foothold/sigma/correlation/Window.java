package org.foothold.sigma.correlation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a correlation knows of one group: the steps of the last timespan, and the finding that they have made so far. */
public final class Window<T> {
    private final Correlation correlation;
    private final Limits limits;
    private final Deque<Taken<T>> steps = new ArrayDeque<>();
    private final Measure measure;
    private final Instant opened;
    private Instant last;
    private @Nullable Step<T> lastOfRule;
    private long bytes;

    /** Steps at the end of the deque that the trail does not have yet. */
    private int untold;

    private final Trail<T> trail = new Trail<>();
    private @Nullable Step<T> fired;
    private BigDecimal peak = BigDecimal.ZERO;

    Window(Correlation correlation, Limits limits, Instant opened) {
        this.correlation = correlation;
        this.limits = limits;
        this.measure = Measure.of(correlation);
        this.opened = opened;
        this.last = opened;
    }

    /** About how much memory it takes. */
    public long bytes() {
        return bytes;
    }

    /** The last time at which a step still belongs to it. */
    public Instant due() {
        return plus(correlation.threshold().judgedAtClose() ? opened : last, correlation.timespan());
    }

    private static Instant plus(Instant at, Duration timespan) {
        try {
            return at.plus(timespan);
        } catch (DateTimeException | ArithmeticException beyond) {
            return Instant.MAX;
        }
    }

    private static Instant minus(Instant at, Duration timespan) {
        try {
            return at.minus(timespan);
        } catch (DateTimeException | ArithmeticException beyond) {
            return Instant.MIN;
        }
    }

    /** Whether a rule's match of the same event is in it already. */
    boolean knows(Step<T> step) {
        Step<T> known = lastOfRule;
        return known != null && known.sameEvent(step);
    }

    /**
     * Takes in a step and lets go of those that are too old.
     *
     * @return how many steps had to go though they are not too old
     */
    int add(Taken<T> taken) {
        last = taken.step().at();
        lastOfRule = taken.step().source().correlation() ? lastOfRule : taken.step();
        Instant since = since();
        while (!steps.isEmpty() && steps.getFirst().step().at().isBefore(since)) {
            removeFirst();
        }
        int left = 0;
        if (steps.size() == limits.steps()) {
            removeFirst();
            left = 1;
        }
        steps.add(taken);
        untold++;
        measure.add(taken);
        bytes += taken.step().bytes();
        return left;
    }

    private Instant since() {
        return correlation.threshold().judgedAtClose() ? opened : minus(last, correlation.timespan());
    }

    private void removeFirst() {
        Taken<T> first = steps.removeFirst();
        measure.remove(first);
        untold = Math.min(untold, steps.size());
        bytes -= first.step().bytes();
    }

    /** Whether the steps meet the condition now. */
    boolean holds() {
        return correlation.threshold().holds(measure.value(since()));
    }

    /** Takes the steps of now into the finding, at this time; gives what a correlation above gets. */
    Step<T> fire(int index, Instant at, long order) {
        BigDecimal now = measure.value(since());
        peak = fired == null || now.compareTo(peak) > 0 ? now : peak;
        int more = tell();
        Step<T> cause = steps.getLast().step();
        Step<T> made = new Step<>(
                Correlation.Source.correlation(index),
                at,
                order,
                cause.target(),
                Groups.shown(correlation, steps.getLast()),
                cause.event(),
                trail.last(steps.size()),
                more);
        fired = fired == null ? made : fired;
        return made;
    }

    /** Gives the trail what it does not have yet: how many bytes that were. */
    private int tell() {
        List<Step<T>> fresh = new ArrayList<>();
        Iterator<Taken<T>> newest = steps.descendingIterator();
        for (int left = untold; left > 0; left--) {
            fresh.add(newest.next().step());
        }
        untold = 0;
        int more = 0;
        for (Step<T> step : fresh.reversed()) {
            if (trail.size() < limits.events()) {
                trail.add(step);
                more += step.bytes();
            } else {
                trail.lose();
            }
        }
        bytes += more;
        return more;
    }

    /** The finding; null where the condition was never met. */
    @Nullable
    Correlated<T> finding() {
        Step<T> first = fired;
        if (first == null) {
            return null;
        }
        Trail.Listed<T> listed = trail.events(limits.events());
        return new Correlated<>(
                correlation,
                first.at(),
                first.target(),
                first.event(),
                Groups.named(correlation, first),
                peak,
                listed.steps().stream().map(Step::event).toList(),
                listed.unlisted());
    }
}
