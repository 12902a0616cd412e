package org.foothold.formats.elf;

import java.io.IOException;
import java.util.List;
import org.foothold.formats.Damaged;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/**
 * What a program, library or object file says of itself (https://gabi.xinuos.com, elf(5)).
 *
 * @param bits 32 or 64
 * @param bigEndian how its numbers are written
 * @param abi number of the system in the header: 0 and 3 are Linux
 * @param type 1 object (kernel modules too), 2 at a fixed address, 3 anywhere, 4 core
 * @param machine number of the processor, see {@link #machineName}
 * @param interpreter the loader that it asks for
 * @param needed the libraries that it asks for
 * @param rpath where they are looked for first
 * @param runpath where they are looked for, behind LD_LIBRARY_PATH
 * @param flags1 the bits of DT_FLAGS_1
 * @param pie whether it is a program that runs anywhere
 * @param staticProgram whether it is a program that asks for neither loader nor libraries
 * @param stripped whether it has no table of its own symbols
 * @param buildId in hexadecimal
 * @param stackFlags rights of the stack that it asks for, -1 where it does not say; bit 0 means it may run
 * @param imports symbols that others must have, bounded
 * @param exports symbols that it has for others, bounded
 * @param end where what the headers tell of ends; what lies behind is an overlay
 * @param overlay bytes behind that
 * @param marks what its bytes say that it was made with: {@code UPX}, {@code PyInstaller}, {@code AppImage}, {@code Go}
 * @param damages what is not as it should be
 */
public record ElfFile(
        int bits,
        boolean bigEndian,
        int abi,
        int type,
        int machine,
        long entry,
        List<ElfSegment> segments,
        List<ElfSection> sections,
        @Nullable String interpreter,
        List<String> needed,
        @Nullable String soname,
        @Nullable String rpath,
        @Nullable String runpath,
        long flags1,
        boolean pie,
        boolean staticProgram,
        boolean stripped,
        @Nullable String buildId,
        int stackFlags,
        List<ElfNote> notes,
        List<String> imports,
        List<String> exports,
        long end,
        long overlay,
        List<String> marks,
        List<Damaged> damages) {
    public ElfFile {
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
        needed = List.copyOf(needed);
        notes = List.copyOf(notes);
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        marks = List.copyOf(marks);
        damages = List.copyOf(damages);
    }

    /**
     * Reads a file.
     *
     * @throws org.foothold.formats.FormatException where its header is none of such a file
     */
    public static ElfFile read(RandomBytes file) throws IOException {
        return new ElfReader(file).read();
    }

    /** The name of the processor, its number where it has none here. */
    public String machineName() {
        return switch (machine) {
            case 2 -> "sparc";
            case 3 -> "i386";
            case 8 -> "mips";
            case 20 -> "ppc";
            case 21 -> "ppc64";
            case 22 -> "s390";
            case 40 -> "arm";
            case 62 -> "x86_64";
            case 183 -> "aarch64";
            case 243 -> "riscv";
            case 247 -> "bpf";
            case 258 -> "loongarch";
            default -> Integer.toString(machine);
        };
    }
}
