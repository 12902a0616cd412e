package org.foothold.engine.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.foothold.formats.evtx.ChunkPipeline;
import org.foothold.formats.evtx.EvtxFile;
import org.foothold.formats.evtx.TemplateStore;
import org.foothold.sigma.event.Event;

/** Event logs of a corpus, read to plain events. */
final class Logs {
    private Logs() {}

    /** Every event log below the folder, in order of paths. */
    static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands on every event of the logs, in order. */
    static void read(List<Path> logs, Consumer<Event> events) {
        new ChunkPipeline(new TemplateStore(), 1, false)
                .run(
                        logs,
                        () -> chunk -> {
                            List<Event> read = new ArrayList<>();
                            while (chunk.next()) {
                                read.add(Event.of(chunk.event().flat()));
                            }
                            return read;
                        },
                        new ToEvents(events));
    }

    private record ToEvents(Consumer<Event> events) implements ChunkPipeline.Sink<List<Event>> {
        @Override
        public void begin(EvtxFile file) {}

        @Override
        public void chunk(List<Event> read) {
            read.forEach(events);
        }

        @Override
        public void end(EvtxFile file) {}

        @Override
        public void unreadable(Path file, IOException why) {
            throw new UncheckedIOException(file.toString(), why);
        }
    }
}
