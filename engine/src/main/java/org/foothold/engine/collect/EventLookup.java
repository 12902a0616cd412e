package org.foothold.engine.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.EvtxFile;
import org.foothold.formats.evtx.TemplateStore;
import org.foothold.sigma.event.Event;

/** Finds one event of a log by its EventRecordID. */
public final class EventLookup {
    private EventLookup() {}

    /** The event of this number; empty where the log has none. */
    public static Optional<Event> find(Path log, long record) throws IOException {
        ChunkReader reader = new ChunkReader(new TemplateStore(), false);
        try (EvtxFile file = EvtxFile.open(log)) {
            for (long chunk = 0; chunk < file.chunks(); chunk++) {
                file.load(chunk, reader);
                while (reader.next()) {
                    if (EvidenceReader.record(reader.event()) == record) {
                        return Optional.of(Event.of(reader.event().flat()));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
