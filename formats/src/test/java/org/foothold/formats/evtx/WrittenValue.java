package org.foothold.formats.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.foothold.formats.Utf16;

/** A value of a record to be written: bytes of a type, or BinXML that is laid out where it comes to stand. */
sealed interface WrittenValue {
    WrittenValue NULL = new Plain(ValueType.NULL);

    /** Bytes as they go to the file. */
    final class Plain implements WrittenValue {
        private final int type;
        private final byte[] bytes;

        Plain(int type, byte... bytes) {
            this.type = type;
            this.bytes = bytes.clone();
        }

        int type() {
            return type;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /** A template instance as a value of type 0x21. */
    record Nested(WrittenTemplate template, List<WrittenValue> values) implements WrittenValue {}

    /** An element without a template as a value of type 0x21. */
    record Bare(XmlNode.Element element) implements WrittenValue {}

    static WrittenValue string(String text) {
        return new Plain(ValueType.STRING, Utf16.encode(text));
    }

    static WrittenValue ansi(String text) {
        return new Plain(ValueType.ANSI, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An integer, bool or hex type of this many bytes. */
    static WrittenValue number(int type, int size, long value) {
        ByteBuffer all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return new Plain(type, Arrays.copyOf(all.array(), size));
    }

    static WrittenValue guid(String text) {
        UUID uuid = UUID.fromString(text.substring(1, text.length() - 1));
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        long high = uuid.getMostSignificantBits();
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        bytes.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getLeastSignificantBits());
        return new Plain(ValueType.GUID, bytes.array());
    }

    static WrittenValue sid(String text) {
        String[] parts = text.split("-", -1);
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * (parts.length - 3)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) Integer.parseInt(parts[1])).put((byte) (parts.length - 3));
        byte[] authority =
                ByteBuffer.allocate(8).putLong(Long.parseLong(parts[2])).array();
        bytes.put(authority, 2, 6);
        for (int i = 3; i < parts.length; i++) {
            bytes.putInt(Integer.parseUnsignedInt(parts[i]));
        }
        return new Plain(ValueType.SID, bytes.array());
    }

    static WrittenValue fileTime(Instant time) {
        return number(ValueType.FILETIME, 8, ticks(time));
    }

    static long ticks(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 10_000_000L) + time.getNano() / 100, ValueText.EPOCH_1601);
    }

    static WrittenValue binary(String hex) {
        return new Plain(ValueType.BINARY, HexFormat.of().parseHex(hex));
    }

    /** A text as the type that is shown as exactly this text, as Windows would have logged it. */
    static WrittenValue typed(String text) {
        if (text.matches("0|[1-9][0-9]{0,8}")) {
            return number(ValueType.UINT32, 4, Long.parseLong(text));
        }
        if (text.matches("0x(0|[1-9a-f][0-9a-f]{0,15})")) {
            return number(ValueType.HEX64, 8, Long.parseUnsignedLong(text.substring(2), 16));
        }
        if (text.matches("\\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}")) {
            return guid(text);
        }
        if (text.matches("S-1-[0-9]{1,2}(-(0|[1-9][0-9]{0,8})){1,8}")) {
            return sid(text);
        }
        if (text.matches("(1[6-9]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{7}Z")) {
            return fileTime(Instant.parse(text));
        }
        return string(text);
    }
}
