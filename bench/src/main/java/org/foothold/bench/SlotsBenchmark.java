package org.foothold.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.TemplateStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The chunks of a log to slots, 64 KiB after 64 KiB; {@code -Dfoothold.bench.log} names the log. Microseconds a chunk: 16
 * are 4 GB a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SlotsBenchmark {
    private final ChunkReader reader = new ChunkReader(new TemplateStore(), false);
    private byte[][] chunks = {};
    private int next;

    @Setup
    public void prepare() throws IOException {
        chunks = LogChunks.read();
    }

    /** One chunk: shape, channel and id of each of its events. */
    @Benchmark
    public long chunk() {
        byte[] chunk = chunks[next];
        next = (next + 1) % chunks.length;
        reader.load(chunk, 0, chunk.length, 0);
        long sum = 0;
        while (reader.next()) {
            EventView event = reader.event();
            sum += event.shape().id() + event.channelId() + event.eventId();
        }
        return sum;
    }
}
