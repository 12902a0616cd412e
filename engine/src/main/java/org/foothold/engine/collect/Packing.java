package org.foothold.engine.collect;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.foothold.engine.source.FileKind;
import org.foothold.formats.unpack.Bzip2Stream;
import org.foothold.formats.unpack.XzStream;
import org.foothold.formats.unpack.ZstdStream;
import org.jspecify.annotations.Nullable;

/** Unpacks what is packed, and gives up what unpacks to more than any log would. */
final class Packing {
    /** So much may come of any file, however small it is. */
    private static final long FREE = 1L << 30;

    /** What gzip can do at best; logs shrink to a tenth or a hundredth. */
    private static final long MAX_RATIO = 1_100;

    private static final int BUFFER = 1 << 16;

    private final long free;
    private long packed;
    private long unpacked;

    /** The packings of one file. */
    Packing() {
        this(FREE);
    }

    Packing(long free) {
        this.free = free;
    }

    /** The file itself, whose bytes are what the unpacked ones are measured by. */
    InputStream outside(InputStream in) {
        return new Passing(in) {
            @Override
            void passed(int count) {
                packed += count;
            }
        };
    }

    /** What was unpacked from an archive. */
    InputStream inside(InputStream in) {
        return new Passing(in) {
            @Override
            void passed(int count) throws IOException {
                unpacked += count;
                if (unpacked > free && unpacked / MAX_RATIO > packed) {
                    throw new IOException("it unpacks to more than " + MAX_RATIO + " times its size");
                }
            }
        };
    }

    /** The content of a stream that is packed in this way; null where it is not. */
    @Nullable
    InputStream open(FileKind kind, InputStream in) throws IOException {
        return switch (kind) {
            case GZIP -> inside(new GZIPInputStream(in, BUFFER));
            case ZSTANDARD -> inside(new ZstdStream(in));
            case XZ -> inside(new XzStream(in));
            case BZIP2 -> inside(new Bzip2Stream(in));
            case UTF16 -> inside(new Utf16Stream(in));
            case AUDIT_CSV -> inside(new CsvStream(in));
            default -> null;
        };
    }

    /** Counts what passes. */
    private abstract static class Passing extends InputStream {
        private final InputStream in;

        Passing(InputStream in) {
            this.in = in;
        }

        abstract void passed(int count) throws IOException;

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                passed(1);
            }
            return next;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = in.read(to, from, length);
            if (count > 0) {
                passed(count);
            }
            return count;
        }
    }
}
