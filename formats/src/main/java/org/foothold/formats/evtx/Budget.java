package org.foothold.formats.evtx;

/**
 * What the records of one chunk may grow to as trees. A definition may refer to itself and a value may be shown many times,
 * so 64 KiB can be crafted that unfold without end; no real chunk comes near.
 */
final class Budget {
    /** Nodes and bytes of text of one record. */
    static final int RECORD_NODES = 1 << 16;

    static final int RECORD_TEXT = 1 << 21;

    private static final int CHUNK_NODES = 1 << 19;
    private static final int CHUNK_TEXT = 1 << 24;

    private int nodesLeft = CHUNK_NODES;
    private int textLeft = CHUNK_TEXT;
    private int recordNodes;
    private int recordText;

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
