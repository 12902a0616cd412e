package org.foothold.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.foothold.formats.evtx.ChunkPipeline;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.EventRenderer;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.EvtxFile;
import org.foothold.formats.evtx.Output;
import org.foothold.formats.evtx.TemplateStore;

/**
 * How fast records become slots, and text: {@code EvtxSlots LOG ROUNDS WORKERS}. For each round: slots from memory, the same
 * and channel and event id asked for, that from the file, NDJSON and XML from memory. Processor time of the threads that read, so other load counts little.
 */
public final class EvtxSlots {
    private static final int HEADER = 4096;

    private final byte[] log;
    private final int workers;
    private final TemplateStore store = new TemplateStore();

    private EvtxSlots(byte[] log, int workers) {
        this.log = log;
        this.workers = workers;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        if (args.length < 3) {
            System.err.println("usage: EvtxSlots LOG ROUNDS WORKERS");
            System.exit(2);
        }
        Path file = Path.of(args[0]);
        EvtxSlots bench = new EvtxSlots(Files.readAllBytes(file), Integer.parseInt(args[2]));
        System.out.printf("%s, %d workers%n", file.getFileName(), bench.workers);
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            bench.memory("slots from memory", round, EvtxSlots::slots);
            bench.memory("asked from memory", round, EvtxSlots::asked);
            bench.file("asked from file", round, file);
            bench.memory("ndjson from memory", round, written(EventRenderer.Format.NDJSON));
            bench.memory("xml from memory", round, written(EventRenderer.Format.XML));
        }
    }

    /** What one worker came to. */
    private record Part(long nanos, long events, long sum) {}

    private void memory(String what, int round, ToLongFunction<ChunkReader> consumer)
            throws InterruptedException, ExecutionException {
        long wall = System.nanoTime();
        List<Part> parts = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Part>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                running.add(pool.submit(() -> part(number, consumer)));
            }
            for (Future<Part> part : running) {
                parts.add(part.get());
            }
        }
        print(what, round, parts, System.nanoTime() - wall);
    }

    /** The chunks of one worker, which are dealt out in turn. */
    private Part part(int worker, ToLongFunction<ChunkReader> consumer) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ChunkReader reader = new ChunkReader(store, false);
        long events = 0;
        long sum = 0;
        long step = (long) workers * ChunkReader.SIZE;
        for (long at = HEADER + (long) worker * ChunkReader.SIZE; at < log.length; at += step) {
            reader.load(log, (int) at, log.length - (int) at, at);
            long result = consumer.applyAsLong(reader);
            events += result & 0xffff;
            sum += result >>> 16;
        }
        return new Part(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start, events, sum);
    }

    /** Every record is laid out and its shape known. The low 16 bits of the answer are the number of events, here as below. */
    private static long slots(ChunkReader reader) {
        int events = 0;
        long sum = 0;
        while (reader.next()) {
            sum += reader.event().shape().id();
            events++;
        }
        return (sum << 16) | events;
    }

    /** What every consumer asks first: channel and event id. */
    private static long asked(ChunkReader reader) {
        int events = 0;
        long sum = 0;
        while (reader.next()) {
            EventView event = reader.event();
            sum += event.shape().id() + event.channelId() + event.eventId();
            events++;
        }
        return (sum << 16) | events;
    }

    private static ToLongFunction<ChunkReader> written(EventRenderer.Format format) {
        ThreadLocal<EventRenderer> renderers = ThreadLocal.withInitial(() -> new EventRenderer(format));
        ThreadLocal<Output> outputs = ThreadLocal.withInitial(Output::new);
        return reader -> {
            EventRenderer renderer = renderers.get();
            Output output = outputs.get();
            output.truncate(0);
            int events = 0;
            while (reader.next()) {
                renderer.write(reader.event(), "log.evtx", output);
                events++;
            }
            return ((long) output.size() << 16) | events;
        };
    }

    private void file(String what, int round, Path file) {
        long wall = System.nanoTime();
        List<Part> parts = new ArrayList<>();
        long cpu = Processor.nanos();
        long[] events = new long[1];
        new ChunkPipeline(store, workers, false).run(List.of(file), () -> EvtxSlots::asked, new ChunkPipeline.Sink<>() {
            @Override
            public void begin(EvtxFile log) {}

            @Override
            public void chunk(Long result) {
                events[0] += result & 0xffff;
            }

            @Override
            public void end(EvtxFile log) {}

            @Override
            public void unreadable(Path log, IOException why) {
                throw new IllegalStateException(why);
            }
        });
        parts.add(new Part(Processor.nanos() - cpu, events[0], 0));
        print(what, round, parts, System.nanoTime() - wall);
    }

    private void print(String what, int round, List<Part> parts, long wall) {
        long cpu = parts.stream().mapToLong(Part::nanos).sum();
        long longest = parts.stream().mapToLong(Part::nanos).max().orElse(1);
        long events = parts.stream().mapToLong(Part::events).sum();
        System.out.printf(
                "round %d: %-20s %.2f GB/s a core, %.0f ns/event, %d events, %.3f cpu s (longest worker %.3f), %.3f wall s%n",
                round,
                what,
                log.length / (double) cpu,
                cpu / (double) events,
                events,
                cpu / 1e9,
                longest / 1e9,
                wall / 1e9);
    }
}
