package org.foothold.formats.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.archive.ArchiveEntry.Kind;
import org.jspecify.annotations.Nullable;

/** One entry of a zip directory, with what extra fields add to it (APPNOTE.TXT 4.3.12 and 4.5, extrafld.txt of Info-ZIP). */
final class ZipRecord {
    static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final int UTF8 = 1 << 11;
    private static final int UNIX = 3;
    private static final int DARWIN = 19;
    private static final long TICKS_TO_1970 = 116_444_736_000_000_000L;
    private static final int TICKS = 10_000_000;

    /** What names are in where nothing else is said: code page 437, from 128 on. */
    private static final String CP437 =
            "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬"
                    + "╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    private final int flags;
    private final int method;
    private final int attributes;
    private final int madeBy;
    private String name;
    private long bytes;
    private long packed;
    private long local;
    private long uid = ArchiveEntry.UNKNOWN;
    private long gid = ArchiveEntry.UNKNOWN;
    private @Nullable Instant modified;
    private @Nullable Instant accessed;
    private @Nullable Instant born;

    private ZipRecord(byte[] directory, int at) {
        madeBy = directory[at + 5] & 0xff;
        flags = LittleEndian.u16(directory, at + 8);
        method = LittleEndian.u16(directory, at + 10);
        modified = dos(LittleEndian.u16(directory, at + 12), LittleEndian.u16(directory, at + 14));
        packed = LittleEndian.i32(directory, at + 20) & 0xffffffffL;
        bytes = LittleEndian.i32(directory, at + 24) & 0xffffffffL;
        attributes = LittleEndian.i32(directory, at + 38);
        local = LittleEndian.i32(directory, at + 42) & 0xffffffffL;
        name = name(directory, at + 46, LittleEndian.u16(directory, at + 28));
    }

    /** The entry at this place of the directory, all of which is there. */
    static ZipRecord of(byte[] directory, int at, long offset, long moved) {
        ZipRecord record = new ZipRecord(directory, at);
        int from = at + 46 + LittleEndian.u16(directory, at + 28);
        int end = from + LittleEndian.u16(directory, at + 30);
        while (from + 4 <= end) {
            int id = LittleEndian.u16(directory, from);
            int length = LittleEndian.u16(directory, from + 2);
            from += 4;
            if (length > end - from) {
                break;
            }
            record.extra(id, ByteBuffer.wrap(directory, from, length).slice().order(ByteOrder.LITTLE_ENDIAN));
            from += length;
        }
        record.local += moved;
        return record;
    }

    private void extra(int id, ByteBuffer field) {
        switch (id) {
            case 0x0001 -> zip64(field);
            case 0x000a -> ntfs(field);
            case 0x5455 -> unixTimes(field);
            case 0x5855 -> oldUnix(field);
            case 0x7875 -> owner(field);
            case 0x7075 -> unicodeName(field);
            default -> {}
        }
    }

    private void zip64(ByteBuffer field) {
        bytes = bytes == 0xffffffffL && field.remaining() >= 8 ? field.getLong() : bytes;
        packed = packed == 0xffffffffL && field.remaining() >= 8 ? field.getLong() : packed;
        local = local == 0xffffffffL && field.remaining() >= 8 ? field.getLong() : local;
    }

    private void ntfs(ByteBuffer field) {
        if (field.remaining() >= 32 && field.getShort(4) == 1) {
            modified = ticks(field.getLong(8));
            accessed = ticks(field.getLong(16));
            born = ticks(field.getLong(24));
        }
    }

    private void unixTimes(ByteBuffer field) {
        if (field.remaining() >= 5 && (field.get(0) & 1) != 0) {
            modified = Instant.ofEpochSecond(field.getInt(1));
        }
    }

    private void oldUnix(ByteBuffer field) {
        if (field.remaining() >= 8) {
            accessed = Instant.ofEpochSecond(field.getInt(0));
            modified = Instant.ofEpochSecond(field.getInt(4));
        }
    }

    private void owner(ByteBuffer field) {
        int first = field.remaining() < 2 ? 0 : field.get(1);
        int second = first <= 0 || field.remaining() < 3 + first ? 0 : field.get(2 + first);
        if (first > 0 && first <= 8 && second > 0 && second <= 8 && field.remaining() >= 3 + first + second) {
            uid = number(field, 2, first);
            gid = number(field, 3 + first, second);
        }
    }

    private void unicodeName(ByteBuffer field) {
        if (field.remaining() > 5) {
            byte[] text = new byte[field.remaining() - 5];
            field.get(5, text);
            name = ArchiveText.of(text, 0, text.length);
        }
    }

    private static long number(ByteBuffer field, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | (field.get(at + i) & 0xff);
        }
        return number;
    }

    private String name(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException other) {
            if ((flags & UTF8) != 0) {
                return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
            }
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = from; i < from + length; i++) {
            text.append(bytes[i] >= 0 ? (char) bytes[i] : CP437.charAt(bytes[i] & 0x7f));
        }
        return text.toString();
    }

    // The time of day where the archive was made; where that was it does not say.
    private static @Nullable Instant dos(int time, int date) {
        try {
            return LocalDateTime.of(
                            1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Instant ticks(long ticks) {
        long since = ticks - TICKS_TO_1970;
        return ticks == 0
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(since, TICKS), Math.floorMod(since, TICKS) * 100L);
    }

    int method() {
        return method;
    }

    long packed() {
        return packed;
    }

    long local() {
        return local;
    }

    String reason() {
        return (flags & ENCRYPTED) != 0 ? "zip: the content is encrypted" : "zip: packed by method " + method;
    }

    private boolean isUnix() {
        return (madeBy == UNIX || madeBy == DARWIN) && attributes >>> 16 != 0;
    }

    private Kind kind() {
        int type = isUnix() ? attributes >>> 16 & 0170000 : 0;
        return switch (type) {
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.LINK;
            case 0060000 -> Kind.BLOCK_DEVICE;
            case 0020000 -> Kind.CHARACTER_DEVICE;
            case 0010000 -> Kind.FIFO;
            case 0140000 -> Kind.SOCKET;
            default -> name.endsWith("/") ? Kind.FOLDER : Kind.FILE;
        };
    }

    /** What it says, at this offset of the archive. */
    ArchiveEntry entry(long offset) {
        boolean readable = (flags & ENCRYPTED) == 0 && (method == STORED || method == DEFLATED) && bytes >= 0;
        return new ArchiveEntry(
                offset,
                name,
                kind(),
                Math.max(0, bytes),
                isUnix() ? attributes >>> 16 & 07777 : ArchiveEntry.UNKNOWN,
                uid,
                gid,
                modified,
                null,
                accessed,
                born,
                null,
                null,
                Map.of(),
                readable);
    }
}
