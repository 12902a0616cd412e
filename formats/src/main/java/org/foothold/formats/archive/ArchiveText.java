package org.foothold.formats.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts of archives: UTF-8, and where it is none, each byte for a character. */
final class ArchiveText {
    private ArchiveText() {}

    static String of(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** A field that ends at its first zero. */
    static String field(byte[] bytes, int from, int length) {
        int end = 0;
        while (end < length && bytes[from + end] != 0) {
            end++;
        }
        return of(bytes, from, end);
    }
}
