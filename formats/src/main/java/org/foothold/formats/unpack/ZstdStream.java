package org.foothold.formats.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.foothold.formats.LittleEndian;

/**
 * Unpacks Zstandard (https://www.rfc-editor.org/rfc/rfc8878), frame after frame. Dictionaries are not known.
 */
public final class ZstdStream extends UnpackedStream {
    /** The most that one block unpacks to. */
    static final int MAX_BLOCK = 1 << 17;

    private static final int FRAME = 0xFD2FB528;
    private static final int SKIPPED = 0x184D2A50;
    private static final int SKIPPED_MASK = 0xFFFFFFF0;
    private static final int PAD = 16;

    private final byte[] block = new byte[MAX_BLOCK + PAD];
    private final ZstdLiterals literals = new ZstdLiterals();
    private final ZstdSequences sequences = new ZstdSequences();
    private int window;
    private final XxHash64 hash = new XxHash64();
    private boolean checksum;
    private boolean inFrame;

    /** Unpacks what the stream gives; closing this does not close it. */
    public ZstdStream(InputStream in) {
        super(in, "zstd", MAX_BLOCK);
    }

    @Override
    boolean part() throws IOException {
        if (inFrame) {
            block();
            return true;
        }
        int first = in.read();
        if (first >= 0) {
            frame((int) (first | number(3) << 8));
        }
        return first >= 0;
    }

    private void frame(int magic) throws IOException {
        if ((magic & SKIPPED_MASK) == SKIPPED) {
            in.skipNBytes(number(4) & 0xffff_ffffL);
            return;
        }
        if (magic != FRAME) {
            throw wrong("neither a frame nor the end");
        }
        int flags = (int) number(1);
        boolean single = (flags & 0x20) != 0;
        long size = 0;
        if (!single) {
            int described = (int) number(1);
            long base = 1L << (10 + (described >> 3));
            size = base + base / 8 * (described & 7);
        }
        if (number((1 << (flags & 3)) >> 1) != 0) {
            throw wrong("a dictionary is asked for");
        }
        int sizeFlag = flags >> 6;
        int sizeBytes = sizeFlag == 0 ? (single ? 1 : 0) : 1 << sizeFlag;
        long content = number(sizeBytes) + (sizeFlag == 1 ? 256 : 0);
        size = single ? content : size;
        if ((flags & 8) != 0 || size < 0 || size > MAX_WINDOW) {
            throw wrong("a window of more than " + MAX_WINDOW + " bytes");
        }
        window = (int) size;
        checksum = (flags & 4) != 0;
        hash.begin();
        inFrame = true;
        literals.begin();
        sequences.begin();
        forget();
    }

    private void block() throws IOException {
        int head = (int) number(3);
        int size = head >> 3;
        if (size > MAX_BLOCK) {
            throw wrong("a block of " + size + " bytes");
        }
        makeRoom(window);
        int start = filled;
        switch ((head >> 1) & 3) {
            case 0 -> {
                load(size);
                put(block, 0, size);
            }
            case 1 -> {
                load(1);
                Arrays.fill(out, filled, filled + size, block[0]);
                filled += size;
            }
            case 2 -> {
                load(size);
                int end = literals.read(block, 0, size);
                sequences.run(block, end, size, literals, written(filled));
            }
            default -> throw wrong("a block of no kind");
        }
        if (checksum) {
            hash.update(out, start, filled - start);
        }
        if ((head & 1) != 0) {
            inFrame = false;
            if (checksum) {
                verify("checksum of the content", hash.value());
            }
        }
    }

    private void load(int size) throws IOException {
        if (in.readNBytes(block, 0, size) < size) {
            throw cut();
        }
        LittleEndian.put64(block, size, 0);
    }

    private ZstdSequences.Out written(int start) {
        return new ZstdSequences.Out() {
            @Override
            public void literals(byte[] bytes, int from, int count) throws IOException {
                check(count);
                put(bytes, from, count);
            }

            @Override
            public void copy(int offset, int count) throws IOException {
                check(count);
                repeat(offset, count);
            }

            private void check(int count) throws IOException {
                if (count > MAX_BLOCK - (filled - start)) {
                    throw wrong("a block of more than " + MAX_BLOCK + " bytes");
                }
            }
        };
    }
}
