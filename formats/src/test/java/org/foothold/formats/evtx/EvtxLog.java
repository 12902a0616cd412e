package org.foothold.formats.evtx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.foothold.formats.Damaged;
import org.jspecify.annotations.Nullable;

/** Reads whole logs for tests: each record's fields by the fast way, and what was damaged. */
final class EvtxLog {
    final List<Map<String, List<@Nullable String>>> events = new ArrayList<>();
    final List<Map<String, List<@Nullable String>>> carved = new ArrayList<>();
    final List<Damaged> damages = new ArrayList<>();
    int irregular;

    private EvtxLog() {}

    static EvtxLog read(byte[] file) {
        return read(file, false);
    }

    static EvtxLog read(byte[] file, boolean carve) {
        EvtxLog log = new EvtxLog();
        log.damages.addAll(each(file, carve, event -> {
            (event.carved() ? log.carved : log.events).add(fields(event));
            log.irregular += event.shape().id() < 0 ? 1 : 0;
        }));
        return log;
    }

    /** Visits each record of a file in memory; the answer is what was damaged in its chunks. */
    static List<Damaged> each(byte[] file, boolean carve, Consumer<EventView> visit) {
        List<Damaged> damages = new ArrayList<>();
        ChunkReader reader = new ChunkReader(new TemplateStore(), carve);
        for (int at = 4096; at < file.length; at += ChunkReader.SIZE) {
            reader.load(file, at, file.length - at, at);
            while (reader.next()) {
                visit.accept(reader.event());
            }
            damages.addAll(reader.damages());
        }
        return damages;
    }

    /** Visits each record of a file on disk; the answer is what was damaged. */
    static List<Damaged> each(Path file, TemplateStore store, Consumer<EventView> visit) throws IOException {
        ChunkReader reader = new ChunkReader(store, false);
        try (EvtxFile log = EvtxFile.open(file)) {
            List<Damaged> damages = new ArrayList<>(log.damages());
            for (long chunk = 0; chunk < log.chunks(); chunk++) {
                log.load(chunk, reader);
                while (reader.next()) {
                    visit.accept(reader.event());
                }
                damages.addAll(reader.damages());
            }
            return damages;
        }
    }

    /** All fields of the current record by the fast way. */
    static Map<String, List<@Nullable String>> fields(EventView event) {
        return FlatFields.of(event);
    }
}
