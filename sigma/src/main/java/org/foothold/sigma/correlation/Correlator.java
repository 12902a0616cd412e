package org.foothold.sigma.correlation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs correlations over the matches of their rules (Sigma correlation rules specification 2.1.0). Event time counts: matches
 * wait until none that is earlier can come any more, and are then judged in order. Belongs to one thread.
 */
public final class Correlator<T> {
    /** Matches may come in any order: nothing is judged before all of them are there, or memory is full. */
    public static final Duration ANY_LATENESS = Duration.ofSeconds(Long.MAX_VALUE);

    private final List<Correlation> correlations;
    private final Duration lateness;
    private final Limits limits;
    private final Consumer<Correlated<T>> sink;
    private final State<T> state;
    private final Losses.Count losses = new Losses.Count();
    private final List<Operator<T>> operators = new ArrayList<>();
    private final Set<Integer> silent;
    private final PriorityQueue<Step<T>> waiting = new PriorityQueue<>(Comparator.<Step<T>, Instant>comparing(Step::at)
            .thenComparingLong(Step::order)
            .thenComparingInt(step -> step.source().index()));
    private long waitingBytes;
    private Instant newest = Instant.MIN;
    private Instant watermark = Instant.MIN;

    /**
     * Runs these correlations; one that refers to others comes behind them.
     *
     * @param lateness how much earlier than the newest a match may be and still be judged in its place
     */
    public Correlator(List<Correlation> correlations, Duration lateness, Limits limits, Consumer<Correlated<T>> sink) {
        this(correlations, lateness, limits, sink, new MemoryState<>(limits));
    }

    /** As the other constructor, with a state of one's own. */
    public Correlator(
            List<Correlation> correlations,
            Duration lateness,
            Limits limits,
            Consumer<Correlated<T>> sink,
            State<T> state) {
        this.correlations = List.copyOf(correlations);
        this.lateness = lateness;
        this.limits = limits;
        this.sink = sink;
        this.state = state;
        for (int i = 0; i < correlations.size(); i++) {
            operators.add(new Operator<>(i, correlations.get(i), state, limits, losses));
        }
        silent = new HashSet<>(Feeds.correlations(this.correlations));
    }

    /** Takes a match of a rule. */
    public void add(Step<T> step) {
        if (step.at().isBefore(watermark)) {
            losses.late++;
            return;
        }
        waiting.add(step);
        waitingBytes += step.bytes();
        if (step.at().isAfter(newest)) {
            newest = step.at();
            raise(before(newest));
        }
        Step<T> first = waiting.peek();
        while (first != null
                && (first.at().isBefore(watermark)
                        || waiting.size() > limits.waiting()
                        || waitingBytes > limits.waitingBytes())) {
            release(waiting.remove());
            first = waiting.peek();
        }
    }

    private Instant before(Instant at) {
        try {
            return at.minus(lateness);
        } catch (DateTimeException | ArithmeticException beyond) {
            return Instant.MIN;
        }
    }

    private void raise(Instant time) {
        watermark = time.isAfter(watermark) ? time : watermark;
    }

    /** There are no more matches: judges those that wait, and closes every window. */
    public void finish() {
        for (Step<T> step = waiting.poll(); step != null; step = waiting.poll()) {
            release(step);
        }
        close(null);
    }

    /** What took no part so far. */
    public Losses losses() {
        return losses.sum();
    }

    private void release(Step<T> step) {
        waitingBytes -= step.bytes();
        raise(step.at());
        close(step.at());
        pass(step, 0);
    }

    /** Closes the windows that are over before a time, one after the other, since each may open or move others. */
    private void close(@Nullable Instant before) {
        for (State.Over<T> over = state.expire(before); over != null; over = state.expire(before)) {
            int index = over.key().correlation();
            if (over.early()) {
                losses.groups++;
            }
            Step<T> made = operators.get(index).close(over);
            Correlated<T> finding = over.window().finding();
            if (finding != null && !silent.contains(index)) {
                sink.accept(finding);
            }
            if (made != null) {
                pass(made, index + 1);
            }
        }
    }

    /** Shows a step to every correlation from this one on, and what they make of it to those behind them. */
    private void pass(Step<T> step, int from) {
        List<Step<T>> steps = new ArrayList<>(1);
        steps.add(step);
        for (int i = from; i < correlations.size(); i++) {
            int known = steps.size();
            for (int n = 0; n < known; n++) {
                Step<T> made = operators.get(i).offer(steps.get(n));
                if (made != null) {
                    steps.add(made);
                }
            }
        }
    }
}
