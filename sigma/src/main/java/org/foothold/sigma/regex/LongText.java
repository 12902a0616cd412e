package org.foothold.sigma.regex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/**
 * A long value in which many patterns are searched for, and in which of its blocks which characters stand: so each
 * pattern looks only where it may be. It is the scratch of one thread; {@link #forget} it before a value's bytes change.
 */
public final class LongText {
    /** Shorter values are searched at once. */
    static final int MIN_UNITS = 1 << 11;
    /** Longer values are searched at once as well: what is kept here has a few bytes for each of their characters. */
    static final int MAX_UNITS = 1 << 20;

    /** At most so many blocks, so that where anything stands is told by a few words. */
    static final int MAX_BLOCKS = 1 << 10;

    private static final int MIN_SHIFT = 6;
    private static final int ASCII = 0x80;
    private static final int GRAM_BITS = 11;
    private static final int GRAM_LENGTH = 3;
    /** Grams of a literal that are looked up; they stand in one block or in two. */
    private static final int MAX_GRAMS = 12;

    private static final VarHandle UNITS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

    int[] points = new int[0];
    int length;
    int shift;
    int blocks;
    int words;
    private long[] grams = new long[0];
    private long[] singles = new long[0];
    private byte @Nullable [] data;
    private int from;
    private int to;
    final Spans reached = new Spans();
    final Spans next = new Spans();

    /** The value at hand may change from now on. */
    public void forget() {
        data = null;
    }

    /** Reads a value, unless it is the one at hand: the same array then, as comparing would cost as much as reading. */
    @SuppressWarnings("ReferenceEquality")
    void set(byte[] bytes, int start, int end) {
        if (bytes == data && start == from && end == to) {
            return;
        }
        data = bytes;
        from = start;
        to = end;
        decode(bytes, start, end);
        shift = MIN_SHIFT;
        while (length >>> shift >= MAX_BLOCKS) {
            shift++;
        }
        // The place behind the last character belongs to a block too.
        blocks = (length >>> shift) + 1;
        words = (blocks + Long.SIZE - 1) / Long.SIZE;
        grams = cleared(grams, words << GRAM_BITS);
        singles = cleared(singles, words * (ASCII + 1));
        int gram = 0;
        for (int i = 0; i < length; i++) {
            int point = points[i];
            int word = (i >>> shift) >>> 6;
            long bit = 1L << (i >>> shift);
            singles[Math.min(point, ASCII) * words + word] |= bit;
            gram = push(gram, narrow(point));
            if (i >= GRAM_LENGTH - 1) {
                int start0 = (i - (GRAM_LENGTH - 1)) >>> shift;
                grams[hash(gram) * words + (start0 >>> 6)] |= 1L << start0;
            }
        }
    }

    private void decode(byte[] bytes, int start, int end) {
        if (points.length < (end - start) / 2) {
            points = new int[Math.max((end - start) / 2, 2 * points.length)];
        }
        int count = 0;
        for (int at = start; at < end; at += 2) {
            char unit = (char) UNITS.get(bytes, at);
            int point = unit;
            if (Character.isHighSurrogate(unit) && at + 2 < end) {
                char low = (char) UNITS.get(bytes, at + 2);
                if (Character.isLowSurrogate(low)) {
                    point = Character.toCodePoint(unit, low);
                    at += 2;
                }
            }
            points[count++] = point;
        }
        length = count;
    }

    private static long[] cleared(long[] array, int size) {
        if (array.length < size) {
            return new long[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }

    // All that is not ASCII when folded is taken as one character.
    private static int narrow(int point) {
        return point < ASCII ? Fold.fold((char) point) : Math.min(Fold.fold(point), ASCII);
    }

    private static int push(int gram, int narrow) {
        return ((gram << Byte.SIZE) | narrow) & 0xFFFFFF;
    }

    private static int hash(int gram) {
        return (gram * 0x9E3779B1) >>> (Integer.SIZE - GRAM_BITS);
    }

    /** Adds the blocks in which the folded literal may begin. */
    void addBlocks(String literal, long[] blocksOfAny, long[] scratch) {
        int[] wanted = literal.codePoints().map(LongText::narrow).toArray();
        Arrays.fill(scratch, 0, words, -1L);
        int gram = 0;
        int limit = Math.min(wanted.length, 1 << MIN_SHIFT);
        for (int i = 0, taken = 0; i < limit && taken < MAX_GRAMS; i++) {
            gram = push(gram, wanted[i]);
            if (wanted.length < GRAM_LENGTH) {
                keepBlocksOf(wanted[i], scratch);
            } else if (i >= GRAM_LENGTH - 1) {
                keep(grams, hash(gram) * words, scratch);
                taken++;
            }
        }
        for (int word = 0; word < words; word++) {
            blocksOfAny[word] |= scratch[word];
        }
    }

    private void keepBlocksOf(int narrow, long[] kept) {
        long[] found = new long[words];
        addSingle(narrow, found);
        if (narrow < ASCII) {
            addSingle(Character.toUpperCase(narrow), found);
            // Some letters beyond ASCII fold to one in it.
            addSingle(ASCII, found);
        }
        keep(found, 0, kept);
    }

    // Only the first part of a text stands in its first block for certain; the rest may stand in the next.
    private void keep(long[] from, int row, long[] kept) {
        for (int word = 0; word < words; word++) {
            long here = from[row + word];
            long after = word + 1 < words ? from[row + word + 1] : 0;
            kept[word] &= here | (here >>> 1) | (after << (Long.SIZE - 1));
        }
    }

    /** Adds the blocks that hold an ASCII character, or any other one. */
    void addSingle(int single, long[] found) {
        int row = Math.min(single, ASCII) * words;
        for (int word = 0; word < words; word++) {
            found[word] |= singles[row + word];
        }
    }
}
