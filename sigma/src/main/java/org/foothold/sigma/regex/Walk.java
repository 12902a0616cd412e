package org.foothold.sigma.regex;

import org.jspecify.annotations.Nullable;

/** Looks for one piece of a chain in a text, beginning only at given places, and notes where the next one may begin. */
final class Walk {
    private final int[] points;
    private final int length;
    private final int shift;
    private final int blocks;
    private final Piece piece;
    private final @Nullable Gap gap;
    private final long[] starts;
    private final long[] breaks;
    private final Spans from;
    private final Spans to;

    // The next places where the piece may begin.
    private int span;
    private int entryFirst;
    private int entryLast;

    // Where the run of the gap's characters that was looked at last ends.
    private int runEnd = -1;

    /**
     * @param starts the blocks in which the piece may begin
     * @param from the places where it may begin
     * @param to takes the places where the next piece may begin
     */
    Walk(LongText text, Piece piece, @Nullable Gap gap, long[] starts, Spans from, Spans to) {
        points = text.points;
        length = text.length;
        shift = text.shift;
        blocks = text.blocks;
        this.piece = piece;
        this.gap = gap;
        this.starts = starts;
        this.from = from;
        this.to = to;
        breaks = gap == null ? new long[0] : gap.breaks(text, false);
    }

    /** Walks over the text; without a gap, whether the piece is found. */
    boolean ends() {
        Alphabet alphabet = piece.alphabet();
        int[] classes = alphabet.ascii();
        PieceTable table = piece.table();
        int[] cells = table.cells();
        seek(0);
        int at = 0;
        int state = table.empty(Alphabet.START);
        while (at <= length) {
            if (at > entryLast) {
                seek(at);
            }
            if (at < entryFirst && state <= table.lastEmpty()) {
                at = entryFirst;
                if (at > length) {
                    break;
                }
                state = table.empty(before(at, alphabet));
            }
            boolean enters = at >= entryFirst;
            int point = at == length ? -1 : points[at];
            int kind = point < 0 ? alphabet.size() : point < classes.length ? classes[point] : alphabet.classOf(point);
            int cell = cells[state + kind + (enters ? table.entry() : 0)];
            if (cell == PieceTable.UNKNOWN) {
                cell = table.advance(state, kind, enters);
                if (cell == PieceTable.FULL) {
                    PieceTable full = table;
                    table = piece.renewed();
                    state = table.adopt(full, state);
                    cell = table.advance(state, kind, enters);
                }
                cells = table.cells();
            }
            state = cell >>> 1;
            if ((cell & 1) != 0) {
                if (gap == null) {
                    return true;
                }
                int behind = note(at, gap);
                if (behind > at + 1) {
                    at = behind;
                    state = table.empty(before(at, alphabet));
                    continue;
                }
            }
            at++;
        }
        return false;
    }

    private int before(int at, Alphabet alphabet) {
        return at == 0 ? Alphabet.START : alphabet.context(alphabet.classOf(points[at - 1]));
    }

    // Finds the next places from this one on where the piece may begin; behind the text where there are none.
    private void seek(int place) {
        int at = place;
        while (span < from.count()) {
            at = Math.max(at, from.first(span));
            if (at > from.last(span)) {
                span++;
                continue;
            }
            int block = Blocks.next(starts, at >>> shift, blocks);
            at = Math.max(at, block << shift);
            if (block == blocks) {
                break;
            }
            if (at <= from.last(span)) {
                int gapBlock = Blocks.nextGap(starts, block, blocks);
                entryFirst = at;
                entryLast = Math.min(from.last(span), (gapBlock << shift) - 1);
                return;
            }
        }
        entryFirst = length + 1;
        entryLast = Integer.MAX_VALUE;
    }

    // The piece ends here. The place from which on another end matters: all before reach what this one reaches.
    private int note(int end, Gap behind) {
        if (end > runEnd) {
            runEnd = runEnd(end, behind);
        }
        to.add(behind.firstBehind(end), behind.lastBehind(end, runEnd));
        return behind.endless() && piece.longest() != Piece.UNBOUNDED ? runEnd - piece.longest() : 0;
    }

    // The first place whose character does not belong to the gap.
    private int runEnd(int start, Gap behind) {
        int at = start;
        while (at < length) {
            int block = Blocks.next(breaks, at >>> shift, blocks);
            if (block == blocks) {
                return length;
            }
            at = Math.max(at, block << shift);
            int end = Math.min(length, (block + 1) << shift);
            while (at < end) {
                if (!behind.holds(points[at])) {
                    return at;
                }
                at++;
            }
        }
        return length;
    }
}
