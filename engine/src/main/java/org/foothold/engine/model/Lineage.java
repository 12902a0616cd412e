package org.foothold.engine.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process that an event is about, and those above it.
 *
 * @param processes the process itself, as far as it is known, then its ancestors, nearest first; never empty
 */
public record Lineage(List<Running> processes) {
    public Lineage {
        processes = List.copyOf(processes);
    }

    /**
     * A process as logs told of it; what they did not tell is null.
     *
     * @param key equal for the same process of the same target, however it is reached; empty where its own start is not known
     * @param startedAt when it started; null where its start is not known
     */
    public record Running(
            String key,
            @Nullable String guid,
            @Nullable String pid,
            @Nullable Instant startedAt,
            @Nullable String image,
            @Nullable String commandLine,
            @Nullable String user) {}
}
