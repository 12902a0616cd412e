package org.foothold.formats.json;

import static org.foothold.formats.LittleEndian.i64;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The paths of members, each known by a small number: a tree of keys that grows with every new key, until it is forgotten
 * as a whole so that no input makes it grow without end. Arrays take no part: their elements go by the array's path.
 */
public final class JsonPaths {
    /** The path of a whole object. */
    public static final int ROOT = 0;

    /** Real logs of one kind have some hundreds of paths; beyond this the table is begun anew with the next object. */
    private static final int MAX_PATHS = 1 << 15;

    /** Bytes of all keys, for the same reason. */
    private static final int MAX_KEY_BYTES = 1 << 22;

    private int size;
    private int generation;
    private int[] parents = new int[256];
    private int[] starts = new int[257];
    private int[] followers = new int[256];
    // Whether the key has neither quotation marks nor backslashes, so that it is written as it is.
    private boolean[] simple = new boolean[256];
    private @Nullable String[] names = new String[256];
    private byte[] keys = new byte[4096];

    // Numbers of paths by a hash of parent and key; zero where a place is free, for the root is nobody's child.
    private int[] slots = new int[1024];

    JsonPaths() {
        forget();
    }

    /** How many paths there are. */
    public int size() {
        return size;
    }

    /** Changes when all numbers were forgotten and mean something else from now on. */
    public int generation() {
        return generation;
    }

    /** The path that this one continues. */
    public int parent(int path) {
        return parents[path];
    }

    /** The keys of the path, joined by dots. */
    public String name(int path) {
        String known = names[path];
        if (known == null) {
            String key = key(path);
            known = parents[path] == ROOT ? key : name(parents[path]) + '.' + key;
            names[path] = known;
        }
        return known;
    }

    /** The last key of the path. */
    public String key(int path) {
        return new String(keys, starts[path], starts[path + 1] - starts[path], StandardCharsets.UTF_8);
    }

    /** How many bytes the last key has. */
    int keyLength(int path) {
        return starts[path + 1] - starts[path];
    }

    /** Begins anew where the table is full; called between objects. */
    void rest() {
        if (size > MAX_PATHS || starts[size] > MAX_KEY_BYTES) {
            forget();
        }
    }

    private void forget() {
        generation++;
        size = 1;
        Arrays.fill(slots, 0);
        Arrays.fill(names, null);
        Arrays.fill(followers, ROOT);
        names[ROOT] = "";
    }

    /**
     * The child of this path by a key.
     *
     * @param before the path that was found last: what followed it in the object before often follows it again
     */
    int child(int parent, int before, byte[] bytes, int from, int to) {
        int guess = followers[before];
        if (guess != ROOT && parents[guess] == parent && same(guess, bytes, from, to)) {
            return guess;
        }
        int found = find(parent, bytes, from, to);
        followers[before] = found;
        return found;
    }

    /**
     * The child that followed last time, if its key stands here with a quotation mark behind it; {@link #ROOT} where another
     * stands, or where that is not seen at once.
     */
    int guess(int parent, int before, byte[] bytes, int from, int end) {
        int guess = followers[before];
        int start = starts[guess];
        int length = starts[guess + 1] - start;
        int to = from + length;
        if (parents[guess] != parent || !simple[guess] || to + Long.BYTES > end || bytes[to] != '"') {
            return ROOT;
        }
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            if (i64(keys, start + at) != i64(bytes, from + at)) {
                return ROOT;
            }
        }
        int rest = length - at;
        long other = i64(keys, start + at) ^ i64(bytes, from + at);
        return rest == 0 || other << (Long.SIZE - Byte.SIZE * rest) == 0 ? guess : ROOT;
    }

    private int find(int parent, byte[] bytes, int from, int to) {
        int hash = parent * 0x9E3779B9;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash ^= hash >>> 15;
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int path = slots[slot];
            if (parents[path] == parent && same(path, bytes, from, to)) {
                return path;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        int path = add(parent, bytes, from, to);
        slots[slot] = path;
        if (2 * size > slots.length) {
            rehash();
        }
        return path;
    }

    private boolean same(int path, byte[] bytes, int from, int to) {
        return Arrays.equals(keys, starts[path], starts[path + 1], bytes, from, to);
    }

    private int add(int parent, byte[] bytes, int from, int to) {
        int path = size++;
        if (size >= parents.length) {
            int length = 2 * parents.length;
            parents = Arrays.copyOf(parents, length);
            starts = Arrays.copyOf(starts, length + 1);
            followers = Arrays.copyOf(followers, length);
            simple = Arrays.copyOf(simple, length);
            names = Arrays.copyOf(names, length);
        }
        int start = starts[path];
        int end = start + to - from;
        // Eight bytes may be read at any place.
        if (end + Long.BYTES > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(2 * keys.length, end + Long.BYTES));
        }
        System.arraycopy(bytes, from, keys, start, to - from);
        parents[path] = parent;
        simple[path] = isSimple(bytes, from, to);
        starts[path + 1] = end;
        return path;
    }

    private static boolean isSimple(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' || bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int path = 1; path < size; path++) {
            int hash = parents[path] * 0x9E3779B9;
            for (int i = starts[path]; i < starts[path + 1]; i++) {
                hash = hash * 31 + keys[i];
            }
            hash ^= hash >>> 15;
            int slot = hash & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = path;
        }
    }
}
