package org.foothold.formats.archive;

import org.foothold.formats.FormatException;

/** The header of one entry of a tar archive: 512 bytes, numbers in octal digits or base-256 (tar(5), POSIX ustar, GNU). */
final class TarHeader {
    static final int SIZE = 512;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private final byte[] block;
    private final long offset;

    /** The header in this block, which stands at this place. */
    TarHeader(byte[] block, long offset) {
        this.block = block;
        this.offset = offset;
    }

    long offset() {
        return offset;
    }

    /** Whether something is said at this place. */
    boolean says(int at) {
        return block[at] != 0;
    }

    /** Whether its sum is right, counted with or without signs, as old programs did. */
    boolean checksumValid() {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            unsigned += own ? ' ' : block[i] & 0xff;
            signed += own ? ' ' : block[i];
        }
        long said = number("checksum", CHECKSUM_AT, CHECKSUM_LENGTH);
        return said == unsigned || said == signed;
    }

    boolean isEmpty() {
        for (byte part : block) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    boolean isGnu() {
        return magic().startsWith("ustar ");
    }

    private String magic() {
        return ArchiveText.of(block, MAGIC_AT, 6);
    }

    String name() {
        String name = ArchiveText.field(block, 0, 100);
        boolean prefixed = magic().equals("ustar\0") && block[PREFIX_AT] != 0;
        return prefixed ? ArchiveText.field(block, PREFIX_AT, PREFIX_LENGTH) + "/" + name : name;
    }

    int mode() {
        return (int) number("mode", 100, 8) & 07777;
    }

    long uid() {
        return number("uid", 108, 8);
    }

    long gid() {
        return number("gid", 116, 8);
    }

    long bytes() {
        long bytes = number("size", 124, 12);
        if (bytes < 0) {
            throw new FormatException("size", offset + 124, "a number from zero", String.valueOf(bytes));
        }
        return bytes;
    }

    long modified() {
        return number("mtime", 136, 12);
    }

    String link() {
        return ArchiveText.field(block, 157, 100);
    }

    String user() {
        return magic().startsWith("ustar") ? ArchiveText.field(block, 265, 32) : "";
    }

    /** An octal number between spaces, or one of 8 bits a digit if the first bit says so; nothing is zero. */
    long number(String what, int at, int length) {
        if ((block[at] & 0x80) != 0) {
            return base256(what, at, length);
        }
        long value = 0;
        int i = at;
        int end = at + length;
        while (i < end && (block[i] == ' ' || block[i] == 0)) {
            i++;
        }
        while (i < end && block[i] != ' ' && block[i] != 0) {
            int digit = block[i] - '0';
            if (digit < 0 || digit > 7) {
                throw new FormatException(what, offset + i, "an octal digit", "byte " + (block[i] & 0xff));
            }
            value = value << 3 | digit;
            i++;
        }
        return value;
    }

    // The sign is the second bit; numbers of more than 63 bits are nobody's.
    private long base256(String what, int at, int length) {
        boolean negative = (block[at] & 0x40) != 0;
        long value = negative ? (block[at] & 0xff) - 0x100L : block[at] & 0x3f;
        for (int i = at + 1; i < at + length; i++) {
            if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) {
                throw new FormatException(what, offset + at, "a number of 63 bits", "a greater one");
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }
}
