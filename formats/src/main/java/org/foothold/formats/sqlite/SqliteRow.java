package org.foothold.formats.sqlite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.foothold.formats.FormatException;

/** A row of a table, valid while it is handed on: its values by the number of their column, from zero. */
public final class SqliteRow {
    /** SQLite's own bound. */
    private static final int MAX_COLUMNS = 32_767;

    private static final int[] SIZES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    private static final int REAL = 7;
    private static final int ZERO = 8;
    private static final int ONE = 9;
    private static final int TEXT_OR_BLOB = 12;

    private final long id;
    private final byte[] bytes;
    private final int encoding;
    private final long offset;
    private long[] types = new long[8];
    private int[] places = new int[8];
    private int columns;

    SqliteRow(long id, byte[] bytes, int from, int to, int encoding, long offset) {
        this.id = id;
        this.bytes = bytes;
        this.encoding = encoding;
        this.offset = offset;
        SqliteVarint header = new SqliteVarint(bytes, from, to, offset);
        long size = header.next("row's header");
        if (size < 0 || size > to - from) {
            throw new FormatException("row's header", offset, "at most " + (to - from), Long.toString(size));
        }
        int end = from + (int) size;
        long at = end;
        while (header.position() < end && columns < MAX_COLUMNS) {
            if (columns == types.length) {
                types = Arrays.copyOf(types, 2 * columns);
                places = Arrays.copyOf(places, 2 * columns);
            }
            long type = header.next("column's type");
            types[columns] = type;
            places[columns++] = (int) at;
            long length = type >= TEXT_OR_BLOB
                    ? (type - TEXT_OR_BLOB) / 2
                    : type < 0 ? -1 : type > ONE ? -1 : SIZES[(int) type];
            if (length < 0 || length > to - at) {
                throw new FormatException("column", offset, "a known type, in the row", "type " + type);
            }
            at += length;
        }
    }

    /** Its number, which stands for a column that is the table's integer key. */
    public long id() {
        return id;
    }

    /** Where it stands in the file. */
    public long offset() {
        return offset;
    }

    /** How many columns it has. */
    public int size() {
        return columns;
    }

    /** Whether nothing is there. */
    public boolean isNull(int column) {
        return column >= columns || types[column] == 0;
    }

    /** A whole number; zero where it is none. */
    public long integer(int column) {
        if (column >= columns) {
            return 0;
        }
        long type = types[column];
        if (type == ZERO || type == ONE) {
            return type - ZERO;
        }
        if (type == REAL) {
            return (long) Double.longBitsToDouble(number(column, 8));
        }
        return type < REAL ? number(column, SIZES[(int) type]) : 0;
    }

    private long number(int column, int size) {
        long value = size > 0 ? bytes[places[column]] : 0;
        for (int i = 1; i < size; i++) {
            value = value << 8 | (bytes[places[column] + i] & 0xff);
        }
        return value;
    }

    /** A text; a number as text, and empty where nothing is there. */
    public String text(int column) {
        if (isNull(column)) {
            return "";
        }
        long type = types[column];
        if (type < TEXT_OR_BLOB) {
            return type == REAL
                    ? Double.toString(Double.longBitsToDouble(number(column, 8)))
                    : Long.toString(integer(column));
        }
        Charset charset = switch (encoding) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
        return new String(bytes, places[column], length(column), charset);
    }

    /** The bytes of a text or blob, copied; none where it is neither. */
    public byte[] blob(int column) {
        if (column >= columns || types[column] < TEXT_OR_BLOB) {
            return new byte[0];
        }
        return Arrays.copyOfRange(bytes, places[column], places[column] + length(column));
    }

    private int length(int column) {
        return (int) ((types[column] - TEXT_OR_BLOB) / 2);
    }
}
