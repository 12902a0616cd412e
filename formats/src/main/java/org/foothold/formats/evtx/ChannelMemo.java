package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i64;

import java.util.Arrays;
import org.foothold.formats.Utf16;

/** The numbers of the channel names that a worker met, by their UTF-16LE bytes: records of one log name the same one. */
final class ChannelMemo {
    /** A power of two; a newer name displaces an older one. */
    private static final int BITS = 6;

    private final Channels channels;
    private final byte[][] names = new byte[1 << BITS][0];
    private final int[] ids = new int[1 << BITS];
    private byte[] last = {};
    private int lastId;

    ChannelMemo(Channels channels) {
        this.channels = channels;
    }

    int id(byte[] bytes, int from, int to) {
        int size = to - from;
        if (size < 8) {
            return channels.id(Utf16.decode(bytes, from, to));
        }
        if (last.length == size && same(last, bytes, from)) {
            return lastId;
        }
        int place = (int) (((i64(bytes, to - 8) ^ size) * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
        if (names[place].length != size || !same(names[place], bytes, from)) {
            ids[place] = channels.id(Utf16.decode(bytes, from, to));
            names[place] = Arrays.copyOfRange(bytes, from, to);
        }
        last = names[place];
        lastId = ids[place];
        return lastId;
    }

    /** Whether these eight bytes or more stand here too, compared by eight: the last ones may overlap those before. */
    private static boolean same(byte[] name, byte[] bytes, int from) {
        int end = name.length - 8;
        long differences = i64(name, end) ^ i64(bytes, from + end);
        for (int i = 0; i < end; i += 8) {
            differences |= i64(name, i) ^ i64(bytes, from + i);
        }
        return differences == 0;
    }
}
