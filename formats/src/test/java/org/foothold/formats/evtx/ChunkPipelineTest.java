package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkPipelineTest {
    @TempDir
    private Path folder;

    @Test
    void handsOnResultsInTheOrderOfFilesAndChunks() throws IOException {
        List<Path> files = List.of(log("a", 30), log("b", 1), folder.resolve("missing"), log("c", 9), log("d", 0));
        List<String> expected = run(files, 1);
        assertThat(expected.getFirst()).isEqualTo("begin a");
        assertThat(expected).hasSize(30 + 1 + 9 + 4 * 2 + 1).contains("unreadable missing", "a 30", "begin d", "end d");
        assertThat(run(files, 3)).isEqualTo(expected);
    }

    @Test
    void readsNoFurtherAheadThanItsWindow() throws IOException {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        new ChunkPipeline(new TemplateStore(), 2, false)
                .run(List.of(log("a", 400)), () -> chunk -> begun.incrementAndGet(), new Order() {
                    @Override
                    public void chunk(Integer result) {
                        most.accumulateAndGet(begun.get() - done.getAndIncrement(), Math::max);
                    }
                });
        assertThat(done).hasValue(400);
        assertThat(most.get()).isLessThanOrEqualTo(ChunkPipeline.RUN * (2 * 2 + 4));
    }

    @Test
    void aFailureOfTheWorkEndsTheRun() throws IOException {
        List<Path> files = List.of(log("a", 50));
        assertThatThrownBy(() -> new ChunkPipeline(new TemplateStore(), 2, false)
                        .run(
                                files,
                                () -> chunk -> {
                                    throw new IllegalArgumentException("broken");
                                },
                                new Order()))
                .hasRootCauseMessage("broken");
        assertThatThrownBy(() -> new ChunkPipeline(new TemplateStore(), 0, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> run(List<Path> files, int workers) {
        Order order = new Order();
        new ChunkPipeline(new TemplateStore(), workers, false)
                .run(
                        files,
                        () -> chunk -> {
                            int number = 0;
                            while (chunk.next()) {
                                number = (int) chunk.event().recordNumber();
                            }
                            return number;
                        },
                        order);
        return order.seen;
    }

    private Path log(String name, int chunks) throws IOException {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < chunks; i++) {
            writer.event("Channel", "Test", "EventID", "1").endChunk();
        }
        return Files.write(folder.resolve(name), writer.bytes());
    }

    /** Notes what it is told. */
    private static class Order implements ChunkPipeline.Sink<Integer> {
        private final List<String> seen = new ArrayList<>();
        private String name = "";

        @Override
        public void begin(EvtxFile file) {
            name = file.path().getFileName().toString();
            seen.add("begin " + name);
        }

        @Override
        public void chunk(Integer result) {
            seen.add(name + " " + result);
        }

        @Override
        public void end(EvtxFile file) {
            seen.add("end " + file.path().getFileName());
        }

        @Override
        public void unreadable(Path file, IOException why) {
            seen.add("unreadable " + file.getFileName());
        }
    }
}
