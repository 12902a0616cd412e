package org.foothold.formats.json;

import static org.foothold.formats.LittleEndian.i64;

import java.util.List;
import org.foothold.formats.Damaged;

/** Cuts at the ends of lines. */
final class LineCutter implements JsonBlocks.Cutter {
    private static final long ONES = 0x0101010101010101L;
    private static final long BREAKS = '\n' * ONES;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

    private final Cuts cuts = new Cuts();
    private int start;
    private int looked;
    private boolean skipping;

    @Override
    public void cut(byte[] bytes, int filled, boolean last) {
        int at = looked;
        while (at + Long.BYTES <= filled) {
            while (at + 4 * Long.BYTES <= filled && !breaks(bytes, at)) {
                at += 4 * Long.BYTES;
            }
            if (at + Long.BYTES > filled) {
                break;
            }
            long word = i64(bytes, at) ^ BREAKS;
            long marks = ~((word & LOWS) + LOWS | word | LOWS);
            while (marks != 0) {
                end(at + (Long.numberOfTrailingZeros(marks) >>> 3));
                marks &= marks - 1;
            }
            at += Long.BYTES;
        }
        for (; at < filled; at++) {
            if (bytes[at] == '\n') {
                end(at);
            }
        }
        looked = filled;
        if (last && start < filled) {
            end(filled);
            start = filled;
        }
    }

    // Whether any of 32 bytes is a line break: lines are far longer.
    private static boolean breaks(byte[] bytes, int at) {
        long first = i64(bytes, at) ^ BREAKS;
        long second = i64(bytes, at + Long.BYTES) ^ BREAKS;
        long third = i64(bytes, at + 2 * Long.BYTES) ^ BREAKS;
        long fourth = i64(bytes, at + 3 * Long.BYTES) ^ BREAKS;
        long marks = (first - ONES & ~first)
                | (second - ONES & ~second)
                | (third - ONES & ~third)
                | (fourth - ONES & ~fourth);
        return (marks & ~LOWS) != 0;
    }

    // The line ends here and the next begins behind it.
    private void end(int at) {
        if (skipping) {
            skipping = false;
        } else {
            cuts.add(start, at);
        }
        start = at + 1;
    }

    @Override
    public Cuts cuts() {
        return cuts;
    }

    @Override
    public int done() {
        return start;
    }

    @Override
    public void moved() {
        looked -= start;
        start = 0;
        cuts.forget();
    }

    @Override
    public void giveUp() {
        skipping = true;
        start = 0;
        looked = 0;
    }

    @Override
    public List<Damaged> damages(long offset) {
        return List.of();
    }
}
