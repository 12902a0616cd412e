package org.foothold.formats.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a database with one table of an integer key and a blob, whose tree has two levels, and a write-ahead log. */
public final class SqliteWriter {
    private final int pageSize;
    private final String table;
    private final List<byte[]> pages = new ArrayList<>();
    private final List<byte[]> cells = new ArrayList<>();
    private final List<Integer> leaves = new ArrayList<>();
    private final List<Long> last = new ArrayList<>();
    private long newest;

    /** A database of this table. */
    public SqliteWriter(int pageSize, String table) {
        this.pageSize = pageSize;
        this.table = table;
        pages.add(new byte[pageSize]);
        pages.add(new byte[pageSize]);
    }

    /** Adds a row. */
    public SqliteWriter add(long id, byte[] blob) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        byte[] type = varint(12L + 2L * blob.length);
        payload.write(2 + type.length);
        payload.write(0);
        payload.writeBytes(type);
        payload.writeBytes(blob);
        byte[] cell = cell(id, payload.toByteArray());
        if (size(cells) + cell.length + 2 > pageSize - 8) {
            leaf();
        }
        cells.add(cell);
        newest = id;
        return this;
    }

    private static int size(List<byte[]> cells) {
        return cells.stream().mapToInt(cell -> cell.length + 2).sum();
    }

    private byte[] cell(long id, byte[] payload) {
        ByteArrayOutputStream cell = new ByteArrayOutputStream();
        cell.writeBytes(varint(payload.length));
        cell.writeBytes(varint(id));
        int most = pageSize - 35;
        if (payload.length <= most) {
            cell.writeBytes(payload);
            return cell.toByteArray();
        }
        int least = (pageSize - 12) * 32 / 255 - 23;
        int local = least + (payload.length - least) % (pageSize - 4);
        local = local <= most ? local : least;
        cell.write(payload, 0, local);
        int at = local;
        cell.writeBytes(ByteBuffer.allocate(4).putInt(pages.size() + 1).array());
        while (at < payload.length) {
            int count = Math.min(pageSize - 4, payload.length - at);
            boolean last = at + count == payload.length;
            ByteBuffer page = ByteBuffer.allocate(pageSize).putInt(last ? 0 : pages.size() + 2);
            page.put(payload, at, count);
            pages.add(page.array());
            at += count;
        }
        return cell.toByteArray();
    }

    private void leaf() {
        pages.add(page(0, 13, cells, 0));
        leaves.add(pages.size());
        last.add(newest);
        cells.clear();
    }

    private byte[] page(int start, int type, List<byte[]> content, int right) {
        ByteBuffer page = ByteBuffer.allocate(pageSize);
        int end = pageSize;
        page.position(start).put((byte) type).putShort((short) 0).putShort((short) content.size());
        page.putShort((short) 0).put((byte) 0);
        if (type == 5) {
            page.putInt(right);
        }
        for (byte[] cell : content) {
            end -= cell.length;
            page.putShort((short) end);
            page.put(end, cell);
        }
        page.putShort(start + 5, (short) end);
        return page.array();
    }

    /** The file. */
    public byte[] bytes() {
        leaf();
        List<byte[]> inner = new ArrayList<>();
        for (int i = 0; i + 1 < leaves.size(); i++) {
            ByteBuffer cell = ByteBuffer.allocate(5).putInt(leaves.get(i)).put((byte) (long) last.get(i));
            inner.add(cell.array());
        }
        pages.set(1, page(0, 5, inner, leaves.get(leaves.size() - 1)));
        String sql = "CREATE TABLE '" + table + "' (hnum INTEGER PRIMARY KEY, blob BLOB)";
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        row.writeBytes(
                new byte[] {7, 13 + 2 * 5, (byte) (13 + 2 * table.length()), (byte) (13 + 2 * table.length()), 1});
        row.writeBytes(varint(13 + 2L * sql.length()));
        row.writeBytes(("table" + table + table).getBytes(StandardCharsets.UTF_8));
        row.write(2);
        row.writeBytes(sql.getBytes(StandardCharsets.UTF_8));
        byte[] first = page(100, 13, List.of(cell(1, row.toByteArray())), 0);
        ByteBuffer header = ByteBuffer.wrap(first);
        header.put("SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1));
        header.putShort((short) (pageSize == 65536 ? 1 : pageSize)).put(new byte[] {1, 1, 0, 64, 32, 32});
        header.putInt(28, pages.size())
                .putInt(44, 4)
                .putInt(56, 1)
                .putInt(24, 1)
                .putInt(92, 1)
                .putInt(96, 3040001);
        pages.set(0, first);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pages.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** A log in which these pages, from one, stand as they are in {@code whole}; the last of them ends the transaction. */
    public static byte[] log(byte[] whole, int pageSize, boolean big, boolean committed, int... numbers) {
        int size = 32 + numbers.length * (24 + pageSize);
        ByteBuffer log = ByteBuffer.allocate(size);
        log.putInt(0x377f0682 | (big ? 1 : 0))
                .putInt(3007000)
                .putInt(pageSize)
                .putInt(0)
                .putInt(77)
                .putInt(88);
        int[] sum = sum(log.array(), 0, 24, big, new int[2]);
        log.putInt(sum[0]).putInt(sum[1]);
        for (int i = 0; i < numbers.length; i++) {
            int at = log.position();
            boolean last = committed && i == numbers.length - 1;
            log.putInt(numbers[i])
                    .putInt(last ? whole.length / pageSize : 0)
                    .putInt(77)
                    .putInt(88);
            log.position(at + 24).put(whole, (numbers[i] - 1) * pageSize, pageSize);
            sum = sum(log.array(), at, 8, big, sum);
            sum = sum(log.array(), at + 24, pageSize, big, sum);
            log.putInt(at + 16, sum[0]).putInt(at + 20, sum[1]);
        }
        return log.array();
    }

    private static int[] sum(byte[] bytes, int from, int length, boolean big, int[] before) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int[] sum = before.clone();
        for (int at = from; at < from + length; at += 8) {
            sum[0] += words.getInt(at) + sum[1];
            sum[1] += words.getInt(at + 4) + sum[0];
        }
        return sum;
    }

    private static byte[] varint(long value) {
        int count = 1;
        while (value >>> (7 * count) != 0) {
            count++;
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (((value >>> (7 * (count - 1 - i))) & 0x7f) | (i + 1 < count ? 0x80 : 0));
        }
        return bytes;
    }
}
