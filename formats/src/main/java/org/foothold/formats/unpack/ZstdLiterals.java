package org.foothold.formats.unpack;

import java.io.IOException;
import java.util.Arrays;
import org.foothold.formats.LittleEndian;
import org.jspecify.annotations.Nullable;

/** The literals of one block after the other. */
final class ZstdLiterals {
    private static final int RAW = 0;
    private static final int REPEATED = 1;
    private static final int COMPRESSED = 2;

    final byte[] bytes = new byte[ZstdStream.MAX_BLOCK];
    int size;
    private @Nullable ZstdHuffman code;

    /** Forgets the code of the frame before. */
    void begin() {
        code = null;
    }

    /** Reads the literals of the block; gives back where they end. */
    int read(byte[] block, int from, int to) throws IOException {
        int type = block[from] & 3;
        int format = (block[from] >> 2) & 3;
        if (type == RAW || type == REPEATED) {
            int head = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
            int word = LittleEndian.i32(block, from) & (head == 3 ? 0xff_ffff : head == 2 ? 0xffff : 0xff);
            size(head == 1 ? word >> 3 : word >> 4);
            int length = type == RAW ? size : 1;
            int start = from + head;
            check(start + length, to);
            if (type == RAW) {
                System.arraycopy(block, start, bytes, 0, size);
            } else {
                Arrays.fill(bytes, 0, size, block[start]);
            }
            return start + length;
        }
        int head = format < 2 ? 3 : format + 2;
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        long word = LittleEndian.i64(block, from) >>> 4;
        size((int) (word & ((1 << width) - 1)));
        int end = from + head + (int) ((word >>> width) & ((1 << width) - 1));
        check(end, to);
        int start = from + head;
        if (type == COMPRESSED) {
            code = ZstdHuffman.read(block, start, end);
            start = code.end;
        }
        if (code == null) {
            throw new IOException("zstd: literals without a code");
        }
        if (format == 0) {
            code.decode(block, start, end, bytes, 0, size);
        } else {
            four(code, block, start, end);
        }
        return end;
    }

    private void four(ZstdHuffman huffman, byte[] block, int from, int end) throws IOException {
        check(from + 6, end);
        int part = (size + 3) / 4;
        int at = from + 6;
        for (int i = 0; i < 4; i++) {
            int next = i == 3 ? end : at + LittleEndian.u16(block, from + 2 * i);
            check(next, end);
            huffman.decode(
                    block, at, next, bytes, Math.min(size, i * part), i == 3 ? size : Math.min(size, (i + 1) * part));
            at = next;
        }
    }

    private void size(int literals) throws IOException {
        if (literals > bytes.length) {
            throw new IOException("zstd: more literals than a block holds");
        }
        size = literals;
    }

    private static void check(int end, int to) throws IOException {
        if (end > to) {
            throw new IOException("zstd: literals that are cut off");
        }
    }
}
