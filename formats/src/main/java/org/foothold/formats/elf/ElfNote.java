package org.foothold.formats.elf;

import java.util.HexFormat;

/** A note: of whom, which, and its content in hexadecimal; a long one is cut. */
public record ElfNote(String owner, int type, String content) {
    static final int MAX_CONTENT = 256;

    static ElfNote of(String owner, int type, byte[] bytes, int from, int length) {
        return new ElfNote(owner, type, HexFormat.of().formatHex(bytes, from, from + Math.min(length, MAX_CONTENT)));
    }
}
