package org.foothold.engine.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on several workers and hands their results on in the tasks' order. No worker runs further ahead of the
 * slowest than a fixed window, so that memory stays bounded.
 */
final class Conveyor<T, R> {
    /** Results that may wait for a slow one, for every worker. */
    private static final int WAITING_A_WORKER = 4;

    private final Supplier<@Nullable T> tasks;
    private final Consumer<R> sink;
    private final @Nullable Object[] waiting;
    private final Object lock = new Object();

    private long taken;
    private long delivered;
    private boolean delivering;
    private @Nullable Throwable failure;

    private Conveyor(Supplier<@Nullable T> tasks, Consumer<R> sink, int workers) {
        this.tasks = tasks;
        this.sink = sink;
        this.waiting = new @Nullable Object[workers * WAITING_A_WORKER];
    }

    /**
     * Runs until the tasks end. The first failure of a task, of the sink or of the supply ends the run and is thrown.
     *
     * @param tasks gives the next task, null behind the last; calls never overlap
     * @param worker makes what carries out tasks, once for each worker
     * @param sink takes the results in order; calls never overlap
     */
    static <T, R> void run(
            Supplier<@Nullable T> tasks, int workers, Supplier<Function<T, R>> worker, Consumer<R> sink) {
        Conveyor<T, R> conveyor = new Conveyor<>(tasks, sink, workers);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            others.add(Thread.ofPlatform().name("foothold-worker-" + i).daemon().start(() -> conveyor.work(worker)));
        }
        conveyor.work(worker);
        others.forEach(Conveyor::join);
        conveyor.rethrow();
    }

    private void work(Supplier<Function<T, R>> worker) {
        try {
            Function<T, R> work = worker.get();
            boolean more = true;
            while (more) {
                more = step(work);
            }
        } catch (Throwable problem) {
            fail(problem);
        }
    }

    private boolean step(Function<T, R> work) throws InterruptedException {
        T task;
        long number;
        synchronized (lock) {
            while (taken - delivered >= waiting.length && failure == null) {
                lock.wait();
            }
            task = failure == null ? tasks.get() : null;
            if (task == null) {
                return false;
            }
            number = taken++;
        }
        deliver(number, work.apply(task));
        return true;
    }

    private void deliver(long number, R result) {
        synchronized (lock) {
            waiting[slot(number)] = result;
            if (delivering) {
                return;
            }
            delivering = true;
        }
        R next = next();
        while (next != null) {
            sink.accept(next);
            advance();
            next = next();
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable R next() {
        synchronized (lock) {
            R result = (R) waiting[slot(delivered)];
            if (result == null) {
                delivering = false;
            }
            return result;
        }
    }

    private void advance() {
        synchronized (lock) {
            waiting[slot(delivered)] = null;
            delivered++;
            lock.notifyAll();
        }
    }

    private int slot(long number) {
        return (int) (number % waiting.length);
    }

    private void fail(Throwable problem) {
        synchronized (lock) {
            if (failure == null) {
                failure = problem;
            }
            lock.notifyAll();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException problem -> throw problem;
            case Error problem -> throw problem;
            case Throwable problem -> throw new IllegalStateException(problem);
        }
    }
}
