package org.foothold.engine.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Tells the lineages of findings of the hunt that just ended. */
    public interface Source {
        /** No process is known. */
        Source NONE = finding -> Optional.empty();

        /** The lineage of what the finding's event is about; empty where it is about no process that is known. */
        Optional<Lineage> of(Finding finding);
    }
}
