package org.foothold.formats.json;

import static org.foothold.formats.LittleEndian.i64;

import java.util.Arrays;
import org.foothold.formats.FormatException;

/**
 * Goes through one JSON object (RFC 8259) and notes for each value that is neither object nor array its path and where it
 * stands; nothing is decoded. Texts may hold control characters: logs are written by many hands.
 */
public final class JsonScanner {
    /** Deeper than any log; the standard leaves the bound to the reader. */
    static final int MAX_DEPTH = 64;

    /** Values of one object: the largest real events have some thousands. */
    static final int MAX_VALUES = 1 << 16;

    /** Kinds of values. */
    public static final byte TEXT = 0;

    public static final byte ESCAPED = 1;
    public static final byte INTEGER = 2;
    public static final byte DECIMAL = 3;
    public static final byte BOOLEAN = 4;
    public static final byte NULL = 5;

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private final JsonPaths paths = new JsonPaths();
    private byte[] bytes = new byte[0];
    private int end;
    private long base;

    private int count;
    private int pathsHash;
    private int[] path = new int[256];
    private int[] from = new int[256];
    private int[] to = new int[256];
    private byte[] kind = new byte[256];
    private boolean[] plainly = new boolean[256];

    private final int[] open = new int[MAX_DEPTH + 1];
    private int at;
    private int before;
    private boolean escaped;
    private boolean plain;

    /** The paths of this scanner; they may be forgotten between objects. */
    public JsonPaths paths() {
        return paths;
    }

    /** The bytes that were gone through last. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many values the object has. */
    public int count() {
        return count;
    }

    /** The path of the n-th value. */
    public int path(int n) {
        return path[n];
    }

    /** A hash of the paths of all values, in their order. */
    public int pathsHash() {
        return pathsHash;
    }

    /** Whether these are the paths of all values, in their order. */
    public boolean hasPaths(int[] others) {
        return Arrays.equals(path, 0, count, others, 0, others.length);
    }

    /** The paths of all values, in their order. */
    public int[] copyPaths() {
        return Arrays.copyOf(path, count);
    }

    /** Where the n-th value begins; a text without its quotation marks. */
    public int from(int n) {
        return from[n];
    }

    /** Where the n-th value ends. */
    public int to(int n) {
        return to[n];
    }

    /** What the n-th value is: {@link #TEXT}, {@link #ESCAPED}, and so on. */
    public byte kind(int n) {
        return kind[n];
    }

    /**
     * Whether the n-th value is ASCII and writes no character by its number: then each is written as itself, but for quotation
     * marks, backslashes, slashes and control characters.
     */
    public boolean plain(int n) {
        return plainly[n];
    }

    /**
     * Goes through the object that these bytes hold, with nothing but blanks around it.
     *
     * @param offset where the bytes begin in the file, for messages
     * @throws FormatException where they hold something else
     */
    public void scan(byte[] source, int start, int stop, long offset) {
        paths.rest();
        bytes = source;
        end = stop;
        base = offset - start;
        at = start;
        count = 0;
        pathsHash = 0;
        before = JsonPaths.ROOT;
        skipBlanks();
        expect('{', "an object");
        members();
        skipBlanks();
        if (at < end) {
            throw wrong("object", "nothing behind it");
        }
    }

    // Parents are kept negative where the container is an array.
    private void members() {
        int depth = 0;
        open[0] = JsonPaths.ROOT;
        boolean first = true;
        while (depth >= 0) {
            skipBlanks();
            boolean array = open[depth] < 0;
            if (peek() == (array ? ']' : '}')) {
                at++;
                depth--;
                first = false;
                continue;
            }
            if (!first) {
                expect(',', array ? "',' or ']'" : "',' or '}'");
                skipBlanks();
            }
            int own = array ? ~open[depth] : key(open[depth]);
            int next = peek();
            first = next == '{' || next == '[';
            if (!first) {
                value(own, next);
            } else if (++depth > MAX_DEPTH) {
                throw wrong("depth", "at most " + MAX_DEPTH + " objects and arrays in one another");
            } else {
                open[depth] = next == '{' ? own : ~own;
                at++;
            }
        }
    }

    private int key(int parent) {
        expect('"', "a key");
        int start = at;
        int child = paths.guess(parent, before, bytes, start, end);
        if (child != JsonPaths.ROOT) {
            at = start + paths.keyLength(child) + 1;
            return behindKey(child);
        }
        text();
        if (escaped) {
            byte[] key = JsonText.unescaped(bytes, start, at - 1);
            child = paths.child(parent, before, key, 0, key.length);
        } else {
            child = paths.child(parent, before, bytes, start, at - 1);
        }
        return behindKey(child);
    }

    private int behindKey(int child) {
        before = child;
        skipBlanks();
        expect(':', "':'");
        skipBlanks();
        return child;
    }

    private void value(int own, int next) {
        int start = at;
        plain = true;
        switch (next) {
            case '"' -> {
                at++;
                text();
                add(own, start + 1, at - 1, escaped ? ESCAPED : TEXT);
            }
            case 't' -> add(own, start, word("true"), BOOLEAN);
            case 'f' -> add(own, start, word("false"), BOOLEAN);
            case 'n' -> add(own, start, word("null"), NULL);
            default -> {
                boolean integer = number();
                add(own, start, at, integer ? INTEGER : DECIMAL);
            }
        }
    }

    private void add(int own, int start, int stop, byte what) {
        if (count == path.length) {
            if (count == MAX_VALUES) {
                throw wrong("values", "at most " + MAX_VALUES);
            }
            path = Arrays.copyOf(path, 2 * count);
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            kind = Arrays.copyOf(kind, 2 * count);
            plainly = Arrays.copyOf(plainly, 2 * count);
        }
        pathsHash = pathsHash * 31 + own;
        path[count] = own;
        from[count] = start;
        to[count] = stop;
        plainly[count] = plain;
        kind[count++] = what;
    }

    // Behind the opening quotation mark; stops behind the closing one.
    private void text() {
        byte[] source = bytes;
        int start = at;
        int last = end - Long.BYTES;
        int here = start;
        long seen = 0;
        long backslashes = 0;
        while (here <= last) {
            long word = i64(source, here);
            long quotes = zeros(word ^ QUOTES);
            long slashes = zeros(word ^ BACKSLASHES);
            if (quotes == 0) {
                seen |= word;
                backslashes |= slashes;
                here += Long.BYTES;
                continue;
            }
            // What stands before the lowest mark.
            long before = (quotes & -quotes) - 1;
            seen |= word & before;
            backslashes |= slashes & before;
            here += Long.numberOfTrailingZeros(quotes) >>> 3;
            if (backslashes == 0 || closes(source, start, here)) {
                close(start, here, seen, backslashes != 0);
                return;
            }
            here++;
        }
        while (here < end && (source[here] != '"' || !closes(source, start, here))) {
            seen |= (long) source[here] << 56;
            backslashes |= source[here] == '\\' ? 1 : 0;
            here++;
        }
        if (here >= end) {
            at = end;
            throw wrong("text", "a closing quotation mark");
        }
        close(start, here, seen, backslashes != 0);
    }

    // No backslash escapes this quotation mark: those before it escape one another.
    private static boolean closes(byte[] source, int start, int quote) {
        int slash = quote;
        while (slash > start && source[slash - 1] == '\\') {
            slash--;
        }
        return ((quote - slash) & 1) == 0;
    }

    private void close(int start, int quote, long seen, boolean slashed) {
        at = quote + 1;
        escaped = slashed;
        plain = (seen & TOPS) == 0;
        if (slashed) {
            int checked = Escapes.check(bytes, start, quote);
            if (checked >= 0) {
                at = checked;
                throw wrong("escape", "one of \" \\ / b f n r t, or u and four hexadecimal digits");
            }
            plain &= checked == Escapes.BEHIND_A_BACKSLASH;
        }
    }

    /** Marks the lowest byte that is zero, and maybe others above it. */
    private static long zeros(long word) {
        return word - ONES & ~word & TOPS;
    }

    private int word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                throw wrong("value", "a text, a number, true, false, null, an object or an array");
            }
        }
        at += word.length();
        return at;
    }

    // Whether it is an integer.
    private boolean number() {
        if (peek() == '-') {
            at++;
        }
        int start = at;
        digits();
        if (at - start > 1 && bytes[start] == '0') {
            at = start;
            throw wrong("number", "no zero in front");
        }
        boolean integer = true;
        if (peek() == '.') {
            integer = false;
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            integer = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        return integer;
    }

    private void digits() {
        int start = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("value", "a text, a number, true, false, null, an object or an array");
        }
    }

    private void skipBlanks() {
        while (at < end && bytes[at] <= ' ' && isBlank(bytes[at])) {
            at++;
        }
    }

    private static boolean isBlank(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    private int peek() {
        return at < end ? bytes[at] : -1;
    }

    private void expect(char unit, String expected) {
        if (peek() != unit) {
            throw wrong("object", expected);
        }
        at++;
    }

    private FormatException wrong(String what, String expected) {
        int unit = peek();
        String found = unit == -1 && at >= end
                ? "the end"
                : unit > ' ' && unit < 0x7F ? "'" + (char) unit + "'" : "byte 0x%02x".formatted(unit & 0xFF);
        return new FormatException(what, base + at, expected, found);
    }
}
