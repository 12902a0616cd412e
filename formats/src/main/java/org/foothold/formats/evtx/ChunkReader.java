package org.foothold.formats.evtx;

import java.util.List;
import org.foothold.formats.Damaged;

/**
 * Steps over the records of one chunk after the other; one for each worker, never shared. It copies a chunk into its own
 * array, so a log that is being written cannot change under it.
 */
public interface ChunkReader {
    /** Moves to the next record that can be read; false at the end of the chunk. Damage on the way is in {@link #damages}. */
    boolean next();

    /** The current record; always the same object. */
    EventView event();

    /** What was wrong in this chunk so far, in order. */
    List<Damaged> damages();
}
