package org.foothold.formats.file;

import java.io.IOException;
import org.foothold.formats.RandomBytes;

/** Shannon's entropy of bytes: 0 where all are the same, 8 where all values are equally frequent. */
public final class Entropy {
    private static final int BUFFER = 1 << 16;
    private static final int VALUES = 256;

    private Entropy() {}

    /** Of a piece of a file, as far as it is there; 0 where nothing is. */
    public static double of(RandomBytes file, long offset, long length) throws IOException {
        long[] counts = new long[VALUES];
        byte[] buffer = new byte[BUFFER];
        long left = offset < 0 ? 0 : Math.min(length, file.size() - offset);
        long at = offset;
        while (left > 0) {
            int read = file.read(at, buffer, 0, (int) Math.min(left, BUFFER));
            if (read <= 0) {
                break;
            }
            for (int i = 0; i < read; i++) {
                counts[buffer[i] & 0xff]++;
            }
            at += read;
            left -= read;
        }
        return of(counts);
    }

    /** Of an array. */
    public static double of(byte[] bytes) {
        long[] counts = new long[VALUES];
        for (byte value : bytes) {
            counts[value & 0xff]++;
        }
        return of(counts);
    }

    private static double of(long[] counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double bits = 0;
        for (long count : counts) {
            if (count > 0) {
                double share = (double) count / all;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
