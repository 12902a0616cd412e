package org.foothold.formats.evtx;

import org.jspecify.annotations.Nullable;

/**
 * What the trees of one chunk's records share: its names, and the bounds they may grow to. A definition may refer to itself
 * and a value may be shown many times, so 64 KiB can be crafted that unfold without end; no real chunk comes near.
 */
final class ChunkTrees {
    /** Nodes and bytes of text of one record. */
    static final int RECORD_NODES = 1 << 16;

    static final int RECORD_TEXT = 1 << 21;

    private static final int CHUNK_NODES = 1 << 19;
    private static final int CHUNK_TEXT = 1 << 24;

    /** A power of two, larger than the number of names of most chunks. */
    private static final int NAMES = 512;

    private final int[] nameOffsets = new int[NAMES];
    private final @Nullable String[] names = new String[NAMES];
    private int nodesLeft = CHUNK_NODES;
    private int textLeft = CHUNK_TEXT;
    private int recordNodes;
    private int recordText;

    /** The name at this offset of the chunk, if it was asked for before. */
    @Nullable
    String name(int offset) {
        int place = (offset >>> 2) & (NAMES - 1);
        return nameOffsets[place] == offset ? names[place] : null;
    }

    void name(int offset, String name) {
        int place = (offset >>> 2) & (NAMES - 1);
        nameOffsets[place] = offset;
        names[place] = name;
    }

    /** Begins a record. */
    void record() {
        recordNodes = RECORD_NODES;
        recordText = RECORD_TEXT;
    }

    /** Takes nodes; false where there are none left. */
    boolean nodes(int count) {
        recordNodes -= count;
        nodesLeft -= count;
        return recordNodes >= 0 && nodesLeft >= 0;
    }

    /** Takes bytes of text; false where there are none left. */
    boolean text(int bytes) {
        recordText -= bytes;
        textLeft -= bytes;
        return recordText >= 0 && textLeft >= 0;
    }
}
