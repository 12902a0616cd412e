package org.foothold.formats.unpack;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The sequences of one block after the other: so many literals, then so many bytes that stood so far back. */
final class ZstdSequences {
    private static final int[] LITERAL_BASES = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512,
        1024, 2048, 4096, 8192, 16384, 32768, 65536
    };
    private static final int[] LITERAL_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16
    };
    private static final int[] MATCH_BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
        33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771, 65539
    };
    private static final int[] MATCH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2,
        2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
    private static final int[] LITERALS_USUAL = {
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1
    };
    private static final int[] OFFSETS_USUAL = {
        1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
    };
    private static final int[] MATCHES_USUAL = {
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
    };

    private final Kind literals = new Kind(9, 35, 6, LITERALS_USUAL);
    private final Kind offsets = new Kind(8, 31, 5, OFFSETS_USUAL);
    private final Kind matches = new Kind(9, 52, 6, MATCHES_USUAL);

    /** The last three offsets, which later sequences may name by their place. */
    private final int[] last = new int[3];

    /** Takes what is put out. */
    interface Out {
        void literals(byte[] bytes, int from, int count) throws IOException;

        void copy(int offset, int count) throws IOException;
    }

    /** One of the three numbers of a sequence, with the table by which it is coded. */
    private static final class Kind {
        private final int maxLog;
        private final int maxSymbol;
        private final int usualLog;
        private final int[] usual;
        private @Nullable ZstdTable table;

        Kind(int maxLog, int maxSymbol, int usualLog, int[] usual) {
            this.maxLog = maxLog;
            this.maxSymbol = maxSymbol;
            this.usualLog = usualLog;
            this.usual = usual;
        }

        int read(int mode, byte[] block, int from, int to) throws IOException {
            switch (mode) {
                case 0 -> table = ZstdTable.of(usualLog, usual);
                case 1 -> {
                    if (from >= to || (block[from] & 0xff) > maxSymbol) {
                        throw new IOException("zstd: a symbol that there is not");
                    }
                    table = ZstdTable.single(block[from]);
                    return from + 1;
                }
                case 2 -> {
                    ZstdTable.Described described = ZstdTable.read(block, from, to, maxLog, maxSymbol);
                    table = described.table();
                    return described.end();
                }
                default -> table();
            }
            return from;
        }

        ZstdTable table() throws IOException {
            if (table == null) {
                throw new IOException("zstd: a table that there is not yet");
            }
            return table;
        }
    }

    /** Forgets the frame before. */
    void begin() {
        literals.table = null;
        offsets.table = null;
        matches.table = null;
        last[0] = 1;
        last[1] = 4;
        last[2] = 8;
    }

    /** Reads and carries out the sequences of the block. */
    void run(byte[] block, int from, int to, ZstdLiterals text, Out out) throws IOException {
        if (from >= to) {
            throw new IOException("zstd: a block without sequences");
        }
        int at = from + 1;
        int count = block[from] & 0xff;
        if (count >= 128 && count < 255) {
            count = ((count - 128) << 8) + (block[at++] & 0xff);
        } else if (count == 255) {
            count = (block[at] & 0xff) + ((block[at + 1] & 0xff) << 8) + 0x7F00;
            at += 2;
        }
        int used = 0;
        if (count > 0) {
            int modes = block[at++];
            at = literals.read((modes >> 6) & 3, block, at, to);
            at = offsets.read((modes >> 4) & 3, block, at, to);
            at = matches.read((modes >> 2) & 3, block, at, to);
            used = decode(count, new ZstdBits(block, at, to), text, out);
        }
        out.literals(text.bytes, used, text.size - used);
    }

    private int decode(int count, ZstdBits in, ZstdLiterals text, Out out) throws IOException {
        ZstdTable ofLiterals = literals.table();
        ZstdTable ofOffsets = offsets.table();
        ZstdTable ofMatches = matches.table();
        int literal = (int) in.read(ofLiterals.log);
        int offset = (int) in.read(ofOffsets.log);
        int match = (int) in.read(ofMatches.log);
        int used = 0;
        for (int left = count; left > 0; left--) {
            int offsetCode = ofOffsets.symbols[offset];
            int matchCode = ofMatches.symbols[match];
            int literalCode = ofLiterals.symbols[literal];
            long far = (1L << offsetCode) + in.read(offsetCode);
            int length = MATCH_BASES[matchCode] + (int) in.read(MATCH_BITS[matchCode]);
            int literalCount = LITERAL_BASES[literalCode] + (int) in.read(LITERAL_BITS[literalCode]);
            if (left > 1) {
                literal = ofLiterals.bases[literal] + (int) in.read(ofLiterals.bits[literal]);
                match = ofMatches.bases[match] + (int) in.read(ofMatches.bits[match]);
                offset = ofOffsets.bases[offset] + (int) in.read(ofOffsets.bits[offset]);
            }
            if (in.left() < 0 || literalCount > text.size - used) {
                throw new IOException("zstd: sequences that ask for more than there is");
            }
            out.literals(text.bytes, used, literalCount);
            used += literalCount;
            out.copy(offset(far, literalCount), length);
        }
        return used;
    }

    private int offset(long value, int literalCount) throws IOException {
        if (value > 3) {
            last[2] = last[1];
            last[1] = last[0];
            last[0] = (int) Math.min(Integer.MAX_VALUE, value - 3);
            return last[0];
        }
        // Without literals the last offset would make one sequence of two, so the next ones are meant.
        int place = (int) value - 1 + (literalCount == 0 ? 1 : 0);
        int found = place == 3 ? last[0] - 1 : last[place];
        if (found <= 0) {
            throw new IOException("zstd: an offset of nothing");
        }
        if (place > 1) {
            last[2] = last[1];
        }
        if (place > 0) {
            last[1] = last[0];
        }
        last[0] = found;
        return found;
    }
}
