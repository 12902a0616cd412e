package org.foothold.formats.unpack;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Gives what is unpacked part by part, and keeps as much of it as later parts may repeat. */
abstract sealed class UnpackedStream extends InputStream permits ZstdStream, XzStream, Bzip2Stream {
    /** What {@code zstd --long} and {@code xz -9} ask for at most; more would be the file's own idea of our memory. */
    static final int MAX_WINDOW = 1 << 27;

    /** Beyond the window so much is kept before it is moved. */
    private static final int SLACK = 1 << 23;

    final Packed in;
    private final String format;
    private final int most;
    byte[] out;
    int filled;
    private int given;

    /** A stream whose parts are of so many bytes at most; closing this does not close what it reads. */
    UnpackedStream(InputStream in, String format, int most) {
        this.in = new Packed(in);
        this.format = format;
        this.most = most;
        this.out = new byte[2 * most];
    }

    /** What is unpacked, and how much of it was read. */
    static final class Packed extends FilterInputStream {
        private long read;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = in.read(to, from, length);
            read += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            read += skipped;
            return skipped;
        }
    }

    /** Unpacks the next part, if only a header; false at the end. */
    abstract boolean part() throws IOException;

    @Override
    public int read() throws IOException {
        return fill() ? out[given++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, filled - given);
        System.arraycopy(out, given, to, from, count);
        given += count;
        return count;
    }

    private boolean fill() throws IOException {
        try {
            boolean more = true;
            while (given == filled && more) {
                more = part();
            }
            return given < filled;
        } catch (IndexOutOfBoundsException damaged) {
            throw wrong("bytes that lead outside");
        }
    }

    /** Nothing of what was unpacked is repeated any more. */
    void forget() {
        filled = 0;
        given = 0;
    }

    /** Makes room for one part more; the last bytes stay, as many as the window has. */
    void makeRoom(int window) {
        if (out.length - filled >= most) {
            return;
        }
        int enough = window + Math.min(Math.max(window, most), SLACK) + most;
        if (out.length < enough) {
            out = Arrays.copyOf(out, (int) Math.min(enough, 2L * out.length));
        }
        if (out.length - filled < most) {
            int kept = Math.min(window, filled);
            System.arraycopy(out, filled - kept, out, 0, kept);
            filled = kept;
            given = kept;
        }
    }

    void put(byte[] bytes, int from, int count) {
        System.arraycopy(bytes, from, out, filled, count);
        filled += count;
    }

    /** Repeats what stands so far back; it may reach into what it writes. */
    void repeat(long offset, int count) throws IOException {
        if (offset > filled || offset <= 0) {
            throw wrong("an offset before the beginning");
        }
        int source = (int) (filled - offset);
        if (offset >= count) {
            System.arraycopy(out, source, out, filled, count);
        } else {
            for (int i = 0; i < count; i++) {
                out[filled + i] = out[source + i];
            }
        }
        filled += count;
    }

    /** A number of so many bytes, the first of which is the lowest. */
    long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (8 * i);
        }
        return number;
    }

    int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw cut();
        }
        return next;
    }

    /** Reads a checksum, which has to be the one that was counted. */
    void verify(String what, byte[] counted) throws IOException {
        long offset = in.read;
        byte[] said = in.readNBytes(counted.length);
        if (said.length < counted.length) {
            throw cut();
        }
        String wrong = Check.wrong(what, offset, said, counted);
        if (!wrong.isEmpty()) {
            throw wrong(wrong);
        }
    }

    EOFException cut() {
        return new EOFException(format + ": the end stands in the middle");
    }

    IOException wrong(String what) {
        return new IOException(format + ": " + what);
    }
}
