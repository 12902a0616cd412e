package org.foothold.sigma.match;

import java.util.List;

/** Many small byte sequences, kept as one and decoded one by one when they are asked for. */
final class Blobs {
    private final byte[] bytes;
    private final int[] starts;

    private Blobs(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    static Blobs of(List<byte[]> items) {
        ByteSink all = new ByteSink();
        int[] starts = new int[items.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = all.size();
            all.putBytes(items.get(i));
        }
        return new Blobs(all.toArray(), starts);
    }

    int count() {
        return starts.length;
    }

    /** A cursor at the start of an item. */
    ByteCursor cursor(int item) {
        return new ByteCursor(bytes, starts[item]);
    }

    /** Whether an item has no bytes. */
    boolean isEmpty(int item) {
        return starts[item] == (item + 1 < starts.length ? starts[item + 1] : bytes.length);
    }

    /** The first byte of an item. */
    int firstByte(int item) {
        return bytes[starts[item]];
    }

    void write(ByteSink sink) {
        sink.putNumber(starts.length);
        sink.putNumber(bytes.length);
        for (int i = 0; i < starts.length; i++) {
            sink.putNumber((i + 1 < starts.length ? starts[i + 1] : bytes.length) - starts[i]);
        }
        sink.putBytes(bytes);
    }

    static Blobs read(ByteCursor cursor) {
        int[] starts = new int[cursor.takeCount()];
        int length = cursor.takeNumber();
        int start = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start;
            start = Math.addExact(start, cursor.takeNumber());
        }
        if (start != length) {
            throw new IllegalStateException("items of " + start + " bytes in " + length);
        }
        return new Blobs(cursor.takeBytes(length), starts);
    }
}
