package org.foothold.formats.evtx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current record of a {@link ChunkReader}, field by field and without an object for any of them. It is valid until
 * the reader's next step. Use: look up what you want of the {@link Shape} once for each {@link Shape#id()}, then ask here
 * for the values at those positions.
 *
 * <p>A text is a <em>slice</em>, a range of {@link #bytes()} that holds UTF-16LE, packed into a long: read it by
 * {@link #from(long)} and {@link #to(long)}. Strings are handed over where they stand, without their trailing NULs; all
 * other types are written to a scratch area behind the chunk when first asked for. Ask for {@link #bytes()} after
 * {@link #text}, because the array may have been replaced by a larger one; older slices stay good in the new array.
 */
public interface EventView {
    /** The slice of a value that is null. */
    long NULL = -1;

    /** First byte of a slice. */
    static int from(long slice) {
        return (int) (slice >>> 32);
    }

    /** Behind the last byte of a slice. */
    static int to(long slice) {
        return (int) slice;
    }

    /** What this record has in common with others. */
    Shape shape();

    /** The array all slices point into. */
    byte[] bytes();

    /** The channel's number in {@link TemplateStore#channels()}, or {@link Channels#NONE}. */
    int channelId();

    /** The event id, or -1 where there is none or it is no number that fits. */
    int eventId();

    /** The record's number in the record's own header. */
    long recordNumber();

    /** When the record was written, by the record's own header: 100 ns since 1601, UTC. */
    long writtenAt();

    /** Offset of the record in the file. */
    long offset();

    /** Whether it was found in slack space: it is no longer part of the log. */
    boolean carved();

    /** How many values the position has here: 0 absent, 1, or the elements of an array. A null is one value. */
    int count(int position);

    /** The value type at a position, of {@link ValueType}, as the record says; STRING for literals and mixed text. */
    int type(int position);

    /** Slice of the raw bytes at a position as they stand in the file; {@link #NULL} for literals and mixed text. */
    long raw(int position);

    /** Slice of the text at a position, {@link #NULL} for null; of an array, the first element. */
    long text(int position);

    /** Slice of the text of one of {@link #count} values. */
    long text(int position, int index);

    /**
     * All fields as texts, by a second way that shares nothing with the one above but the bytes: slow, plain, for
     * evidence and for comparison.
     */
    Map<String, List<@Nullable String>> flat();
}
