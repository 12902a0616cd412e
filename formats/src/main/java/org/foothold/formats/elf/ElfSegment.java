package org.foothold.formats.elf;

/**
 * A piece of a file that is loaded or that the loader reads.
 *
 * @param type as in the specification, see {@link #typeName}
 * @param flags 1 may run, 2 may be written, 4 may be read
 */
public record ElfSegment(
        int type, int flags, long offset, long address, long fileSize, long memorySize, long alignment) {
    static final int LOAD = 1;
    static final int DYNAMIC = 2;
    static final int INTERP = 3;
    static final int NOTE = 4;
    static final int GNU_STACK = 0x6474e551;

    /** The name of the type, hexadecimal where it has none here. */
    public String typeName() {
        return switch (type) {
            case 0 -> "NULL";
            case LOAD -> "LOAD";
            case DYNAMIC -> "DYNAMIC";
            case INTERP -> "INTERP";
            case NOTE -> "NOTE";
            case 6 -> "PHDR";
            case 7 -> "TLS";
            case 0x6474e550 -> "GNU_EH_FRAME";
            case GNU_STACK -> "GNU_STACK";
            case 0x6474e552 -> "GNU_RELRO";
            case 0x6474e553 -> "GNU_PROPERTY";
            default -> "0x" + Integer.toHexString(type);
        };
    }
}
