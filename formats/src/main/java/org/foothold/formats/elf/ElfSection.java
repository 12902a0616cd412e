package org.foothold.formats.elf;

import java.io.IOException;
import org.foothold.formats.RandomBytes;
import org.foothold.formats.file.Entropy;

/**
 * A named piece of a file, which the linker needs and the loader does not.
 *
 * @param link number of another section that belongs to it
 */
public record ElfSection(
        String name, int type, long flags, long address, long offset, long size, int link, long entrySize) {
    static final int SYMTAB = 2;
    static final int STRTAB = 3;
    static final int NOTE = 7;
    static final int NOBITS = 8;
    static final int DYNSYM = 11;

    /** How many bytes it takes of the file: none where it only takes memory. */
    public long sizeInFile() {
        return type == NOBITS || type == 0 ? 0 : size;
    }

    /** How evenly its bytes are spread, from 0 to 8 bits; it is read for that. */
    public double entropy(RandomBytes file) throws IOException {
        return Entropy.of(file, offset, sizeInFile());
    }
}
