package org.foothold.formats.pkg;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.foothold.formats.LittleEndian;

/**
 * Paths and who owns them, in a few arrays: a file is a number. A path that several packages have is kept once, and its
 * files are chained.
 */
final class FileTable {
    /** Distributions in full have half a million; the rest is a file made to fill memory. */
    static final int MAX_FILES = 1 << 21;

    /** All paths, digests and links together; 100,000 files take about ten million. */
    static final int MAX_BYTES = 1 << 28;

    /** As the kernel has it. */
    static final int MAX_PATH = 4096;

    static final int CONFIGURATION = 1;
    static final int GHOST = 2;
    static final int DOCUMENTATION = 4;
    static final int ABSENT = 8;
    static final int DIRECTORY = 16;

    static final int NONE = -1;

    private static final int FIRST = 256;

    // Another one each time, so that nobody makes paths that collide.
    private final long seed = ThreadLocalRandom.current().nextLong();

    byte[] bytes = new byte[1 << 12];
    int[] pathAt = new int[FIRST];
    short[] pathLength = new short[FIRST];
    int[] owner = new int[FIRST];
    int[] digestAt = new int[FIRST];
    byte[] algorithm = new byte[FIRST];
    byte[] flags = new byte[FIRST];
    private int[] next = new int[FIRST];
    private int[] hashes = new int[FIRST];
    private int[] slots = new int[4 * FIRST];
    private int end;
    private int count;
    private int paths;

    int count() {
        return count;
    }

    /** How many different paths there are. */
    int paths() {
        return paths;
    }

    /** Whether a path of this length fits. */
    boolean hasRoom(int length) {
        return count < MAX_FILES && end <= MAX_BYTES - length - Long.BYTES * 8 && length <= MAX_PATH;
    }

    /** Adds a path of a package; the caller asked for room. A path that starts without a slash is given one. */
    int add(byte[] source, int from, int to, int package_) {
        boolean slash = from < to && source[from] == '/';
        int length = to - from + (slash ? 0 : 1);
        keep(length + 1);
        int at = end;
        bytes[at] = '/';
        System.arraycopy(source, from, bytes, slash ? at : at + 1, to - from);
        int hash = hash(bytes, at, at + length);
        int slot = slot(bytes, at, length, hash);
        int first = slots[slot] - 1;
        int id = newFile(package_);
        hashes[id] = hash;
        if (first == NONE) {
            slots[slot] = id + 1;
            pathAt[id] = at;
            end += length;
            next[id] = NONE;
            paths++;
            if (2 * paths > slots.length) {
                grow();
            }
        } else {
            pathAt[id] = pathAt[first];
            next[id] = next[first];
            next[first] = id;
        }
        pathLength[id] = (short) length;
        return id;
    }

    private int newFile(int package_) {
        if (count == owner.length) {
            int size = 2 * count;
            pathAt = Arrays.copyOf(pathAt, size);
            pathLength = Arrays.copyOf(pathLength, size);
            owner = Arrays.copyOf(owner, size);
            digestAt = Arrays.copyOf(digestAt, size);
            algorithm = Arrays.copyOf(algorithm, size);
            flags = Arrays.copyOf(flags, size);
            next = Arrays.copyOf(next, size);
            hashes = Arrays.copyOf(hashes, size);
        }
        owner[count] = package_;
        algorithm[count] = NONE;
        return count++;
    }

    /** The first file of this path, or {@link #NONE}. */
    int first(byte[] path, int from, int to) {
        return slots[slot(path, from, to - from, hash(path, from, to))] - 1;
    }

    /** The next file of the same path, or {@link #NONE}. */
    int next(int id) {
        return next[id];
    }

    /** The file of this path that the package has, or {@link #NONE}; only the package that was added to last is asked for. */
    int of(byte[] path, int from, int to, int package_) {
        int id = first(path, from, to);
        if (id != NONE && owner[id] != package_) {
            // The newest stands second.
            id = next[id];
        }
        return id != NONE && owner[id] == package_ ? id : NONE;
    }

    boolean is(int id, int flag) {
        return (flags[id] & flag) != 0;
    }

    void set(int id, int flag) {
        flags[id] |= (byte) flag;
    }

    void digest(int id, DigestAlgorithm by, byte[] source, int from) {
        digestAt[id] = store(source, from, from + by.bytes());
        algorithm[id] = (byte) DigestAlgorithm.ALL.indexOf(by);
    }

    /** Keeps bytes and says where. */
    int store(byte[] source, int from, int to) {
        keep(to - from);
        System.arraycopy(source, from, bytes, end, to - from);
        end += to - from;
        return end - (to - from);
    }

    /** Gives back what was taken too much. */
    void trim() {
        bytes = Arrays.copyOf(bytes, end);
        pathAt = Arrays.copyOf(pathAt, count);
        pathLength = Arrays.copyOf(pathLength, count);
        owner = Arrays.copyOf(owner, count);
        digestAt = Arrays.copyOf(digestAt, count);
        algorithm = Arrays.copyOf(algorithm, count);
        flags = Arrays.copyOf(flags, count);
        next = Arrays.copyOf(next, count);
        hashes = new int[0];
    }

    private void keep(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
        }
    }

    private int slot(byte[] path, int from, int length, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (pathLength[id] == length
                    && Arrays.equals(bytes, pathAt[id], pathAt[id] + length, path, from, from + length)) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        int mask = slots.length - 1;
        for (int entry : old) {
            if (entry != 0) {
                int slot = hashes[entry - 1] & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }

    private int hash(byte[] path, int from, int to) {
        long hash = seed ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ LittleEndian.i64(path, at)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ path[at]) * 0x9e3779b97f4a7c15L;
        }
        hash ^= hash >>> 29;
        return (int) (hash ^ (hash >>> 32));
    }
}
