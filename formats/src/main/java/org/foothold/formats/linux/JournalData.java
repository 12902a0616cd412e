package org.foothold.formats.linux;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.unpack.Lz4Block;
import org.foothold.formats.unpack.XzStream;
import org.foothold.formats.unpack.ZstdStream;
import org.jspecify.annotations.Nullable;

/** The payload of a data object, which may be packed. */
final class JournalData {
    private static final int XZ = 1;
    private static final int LZ4 = 2;
    private static final int ZSTD = 4;

    /** The longest field that is kept; a memory dump of a program is longer, and its beginning says enough. */
    private static final int MAX_FIELD = 1 << 20;

    private JournalData() {}

    /** The name and the value of the field, or its beginning; null where it cannot be unpacked. */
    static @Nullable String text(JournalStore store, long place, long size, int flags) throws IOException {
        int packing = flags & (XZ | LZ4 | ZSTD);
        // What is packed cannot be cut off, and what has so many bytes packed is no text.
        if (packing != 0 && size > MAX_FIELD) {
            return null;
        }
        byte[] bytes = new byte[(int) Math.min(size, MAX_FIELD)];
        store.read(place, bytes, 0, bytes.length);
        byte[] plain;
        try {
            plain = switch (packing) {
                case 0 -> bytes;
                case XZ -> beginning(new XzStream(new ByteArrayInputStream(bytes)));
                case ZSTD -> beginning(new ZstdStream(new ByteArrayInputStream(bytes)));
                case LZ4 -> block(bytes);
                default -> throw new IOException("packed in two ways");
            };
        } catch (IOException damaged) {
            return null;
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] beginning(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes(MAX_FIELD);
        }
    }

    private static byte[] block(byte[] bytes) throws IOException {
        long size = bytes.length < Long.BYTES ? -1 : LittleEndian.i64(bytes, 0);
        if (size < 0 || size > MAX_FIELD) {
            throw new IOException("a field of " + size + " bytes");
        }
        return Lz4Block.unpack(bytes, Long.BYTES, bytes.length, (int) size);
    }
}
