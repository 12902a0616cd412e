package org.foothold.formats.mmdb;

import java.nio.ByteBuffer;
import org.foothold.formats.FormatException;

/** The tree of a MaxMind DB: each node has a record for a bit that is 0 and one for a bit that is 1. */
final class MmdbTree {
    private static final int SMALL = 24;
    private static final int MEDIUM = 28;

    private final ByteBuffer bytes;
    private final int nodes;
    private final int recordSize;
    private final int nodeBytes;

    /** A tree at the start of these bytes that must end at {@code most}. */
    MmdbTree(ByteBuffer bytes, int nodes, int recordSize, int most) {
        this.bytes = bytes;
        this.nodes = nodes;
        this.recordSize = recordSize;
        this.nodeBytes = recordSize / 4;
        if ((long) nodes * nodeBytes > most) {
            throw new FormatException(
                    "node_count",
                    0,
                    "at most " + Math.max(0, most / nodeBytes) + " nodes of " + nodeBytes + " bytes",
                    "" + nodes);
        }
    }

    /** Where the tree ends. */
    int end() {
        return nodes * nodeBytes;
    }

    /**
     * Goes down from a node by the first bits of an address.
     *
     * @param from a node, or what is none: then it is the answer
     * @return below the number of nodes a node, equal to it nothing, above it a place in the data
     */
    long walk(long from, byte[] address, int bits) {
        long at = from;
        for (int bit = 0; bit < bits && at < nodes; bit++) {
            at = record((int) at, (address[bit >> 3] >> (7 - (bit & 7))) & 1);
            if (at == 0) {
                throw new FormatException("tree", 0, "a node below the root", "the root");
            }
        }
        return at;
    }

    private long record(int node, int side) {
        int at = node * nodeBytes;
        if (recordSize == SMALL) {
            return u24(at + 3 * side);
        }
        if (recordSize == MEDIUM) {
            int middle = bytes.get(at + 3) & 0xff;
            return side == 0 ? (middle & 0xf0L) << 20 | u24(at) : (middle & 0xfL) << 24 | u24(at + 4);
        }
        return bytes.getInt(at + 4 * side) & 0xffff_ffffL;
    }

    private int u24(int at) {
        return (bytes.getShort(at) & 0xffff) << 8 | (bytes.get(at + 2) & 0xff);
    }
}
