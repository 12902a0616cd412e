package org.foothold.formats;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bytes of known size that are read at any place: a file, or an array. Whoever opened it closes it. */
public interface RandomBytes extends Closeable {
    /** How many there are. */
    long size() throws IOException;

    /**
     * Reads at {@code offset} into {@code into}, as many as there are, at most {@code length}.
     *
     * @return how many were read; less than asked only at the end
     */
    int read(long offset, byte[] into, int from, int length) throws IOException;

    /** When they were changed last, where that is known. */
    default @Nullable Instant modifiedAt() throws IOException {
        return null;
    }

    @Override
    default void close() throws IOException {}

    /**
     * All of them.
     *
     * @throws FormatException where there are more than {@code limit}
     */
    default byte[] all(String what, int limit) throws IOException {
        long size = size();
        if (size > limit) {
            throw new FormatException(what, 0, "at most " + limit + " bytes", Long.toString(size));
        }
        byte[] bytes = new byte[(int) size];
        int read = read(0, bytes, 0, bytes.length);
        return read == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, Math.max(0, read));
    }

    /** Those of an array, which is not copied. */
    static RandomBytes of(byte[] bytes) {
        return new RandomBytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long offset, byte[] into, int from, int length) {
                int count = (int) Math.max(0, Math.min(length, bytes.length - offset));
                if (count > 0) {
                    System.arraycopy(bytes, (int) offset, into, from, count);
                }
                return count;
            }
        };
    }
}
