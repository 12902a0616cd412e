package org.foothold.formats.pkg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the header of a package, and the files that rpm keeps headers in. */
final class RpmWriter {
    private static final int BLOCK = 16;
    private static final int PAGE = 4096;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<int[]> entries = new ArrayList<>();

    RpmWriter text(int tag, String text) {
        entries.add(new int[] {tag, 6, data.size(), 1});
        return write(text);
    }

    RpmWriter texts(int tag, String... texts) {
        entries.add(new int[] {tag, 8, data.size(), texts.length});
        Arrays.stream(texts).forEach(this::write);
        return this;
    }

    private RpmWriter write(String text) {
        data.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RpmWriter numbers(int tag, int size, long... numbers) {
        while (data.size() % size != 0) {
            data.write(0);
        }
        entries.add(new int[] {tag, size == 1 ? 2 : size == 2 ? 3 : size == 4 ? 4 : 5, data.size(), numbers.length});
        for (long number : numbers) {
            byte[] bytes = ByteBuffer.allocate(8).putLong(number).array();
            data.write(bytes, 8 - size, size);
        }
        return this;
    }

    byte[] header() {
        ByteBuffer out = ByteBuffer.allocate(8 + 16 * entries.size() + data.size());
        out.putInt(entries.size()).putInt(data.size());
        entries.forEach(entry -> Arrays.stream(entry).forEach(out::putInt));
        return out.put(data.toByteArray()).array();
    }

    /** {@code Packages.db}. */
    static byte[] ndb(byte[]... headers) {
        ByteBuffer slots = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
        slots.put("RpmP".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0)
                .putInt(1)
                .putInt(1)
                .putInt(headers.length + 1);
        slots.position(32);
        ByteArrayOutputStream blobs = new ByteArrayOutputStream();
        for (int i = 0; i < headers.length; i++) {
            int size = BLOCK + headers[i].length + 12;
            int blocks = (size + BLOCK - 1) / BLOCK;
            slots.put("Slot".getBytes(StandardCharsets.ISO_8859_1)).putInt(i + 1);
            slots.putInt((PAGE + blobs.size()) / BLOCK).putInt(blocks);
            ByteBuffer blob = ByteBuffer.allocate(blocks * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            blob.put("BlbS".getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(i + 1)
                    .putInt(1)
                    .putInt(headers[i].length);
            blob.put(headers[i]).position(blob.capacity() - 4);
            blob.put("BlbE".getBytes(StandardCharsets.ISO_8859_1));
            blobs.writeBytes(blob.array());
        }
        while (slots.remaining() >= BLOCK) {
            slots.put("Slot".getBytes(StandardCharsets.ISO_8859_1)).position(slots.position() + 12);
        }
        return ByteBuffer.allocate(PAGE + blobs.size())
                .put(slots.array())
                .put(blobs.toByteArray())
                .array();
    }

    /** {@code Packages} of Berkeley DB: small headers in the page, others off it. */
    static byte[] bdb(int pageSize, ByteOrder order, byte[]... headers) {
        Map<Integer, byte[]> pages = new TreeMap<>();
        ByteBuffer meta = ByteBuffer.allocate(pageSize).order(order);
        meta.putInt(12, 0x061561).putInt(16, 9).putInt(20, pageSize).put(25, (byte) 8);
        pages.put(0, meta.array());
        ByteBuffer page = ByteBuffer.allocate(pageSize).order(order);
        page.putInt(8, 1).put(25, (byte) 13);
        int end = pageSize;
        int at = 26;
        int next = 2;
        for (int i = 0; i < headers.length; i++) {
            boolean off = headers[i].length > pageSize / 4;
            int value = off ? 12 : headers[i].length + 1;
            end -= 5;
            page.putShort(at, (short) end).put(end, (byte) 1).putInt(end + 1, i + 1);
            end -= value;
            page.putShort(at + 2, (short) end).put(end, (byte) (off ? 3 : 1));
            if (off) {
                page.putInt(end + 4, next).putInt(end + 8, headers[i].length);
                next = overflow(pages, next, headers[i], pageSize, order);
            } else {
                page.put(end + 1, headers[i]);
            }
            at += 4;
        }
        page.putShort(20, (short) (2 * headers.length)).putShort(22, (short) end);
        pages.put(1, page.array());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pages.values().forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static int overflow(Map<Integer, byte[]> pages, int first, byte[] bytes, int pageSize, ByteOrder order) {
        int next = first;
        for (int at = 0; at < bytes.length; at += pageSize - 26) {
            int count = Math.min(pageSize - 26, bytes.length - at);
            ByteBuffer page = ByteBuffer.allocate(pageSize).order(order);
            page.putInt(8, next).putInt(16, at + count < bytes.length ? next + 1 : 0);
            page.putShort(22, (short) count).put(25, (byte) 7).put(26, bytes, at, count);
            pages.put(next++, page.array());
        }
        return next;
    }
}
