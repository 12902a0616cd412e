package org.foothold.formats.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The records of a file that are all of one length. */
final class Records {
    private final InputStream in;
    private final byte[] start;
    private final byte[] record;
    private int startAt;
    private int rest;
    private long number;

    /** Records of this length; the start was read from the stream already. */
    Records(byte[] start, InputStream in, int length) {
        this.start = start;
        this.in = in;
        this.record = new byte[length];
    }

    /** The next record, in an array that is used again; null at the end. */
    byte @Nullable [] next() throws IOException {
        int filled = Math.min(record.length, start.length - startAt);
        System.arraycopy(start, startAt, record, 0, filled);
        startAt += filled;
        filled += in.readNBytes(record, filled, record.length - filled);
        if (filled < record.length) {
            rest = filled;
            return null;
        }
        number++;
        return record;
    }

    /** The number of the record that was read last, the first being one. */
    long number() {
        return number;
    }

    /** Tells of bytes at the end that are no whole record. */
    void end(LogSink sink) {
        if (rest > 0) {
            sink.damaged(LineDamage.loss(
                    number + 1, "record", record.length + " bytes", rest + " bytes at the end of the file"));
        }
    }

    /** Adds the text of a field of so many bytes, which ends at the first zero, where there is one. */
    static void text(String name, byte[] record, int at, int most, Fields to) {
        int end = at;
        while (end < at + most && record[end] != 0) {
            end++;
        }
        if (end > at) {
            to.add(name, new String(record, at, end - at, StandardCharsets.UTF_8));
        }
    }

    /** Whether a field of so many bytes may be a text: no control characters, and nothing but zeros behind it. */
    static boolean isText(byte[] bytes, int at, int most) {
        int i = at;
        while (i < at + most && (bytes[i] < 0 || bytes[i] >= ' ')) {
            i++;
        }
        while (i < at + most && bytes[i] == 0) {
            i++;
        }
        return i == at + most;
    }
}
