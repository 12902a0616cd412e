package org.foothold.engine.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the rows of a file of comma-separated values (RFC 4180) as lines of JSON whose keys are the names of its columns. */
final class CsvStream extends MadeStream {
    /** Bytes of a value that are kept; an event of Microsoft 365 has some thousands. */
    private static final int MAX_VALUE = 1 << 22;

    private static final int MAX_COLUMNS = 1024;
    private static final String HEX = "0123456789abcdef";

    private final InputStream in;
    private @Nullable List<byte[]> columns;
    private int next = -2;

    /** Reads the stream, which should be buffered. */
    CsvStream(InputStream in) {
        this.in = in;
    }

    @Override
    byte @Nullable [] part() throws IOException {
        List<byte[]> row = row();
        if (row != null && columns == null) {
            columns = row;
            row = row();
        }
        return row == null || columns == null ? null : json(columns, row);
    }

    private @Nullable List<byte[]> row() throws IOException {
        int first = take();
        if (first < 0) {
            return null;
        }
        next = first;
        List<byte[]> row = new ArrayList<>();
        do {
            byte[] value = value();
            if (row.size() < MAX_COLUMNS) {
                row.add(value);
            }
        } while (take() == ',');
        return row;
    }

    // What ends the value stays to be taken.
    private byte[] value() throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        boolean quoted = false;
        while (true) {
            int unit = take();
            if (unit == '"') {
                int after = quoted ? take() : 0;
                if (quoted && after == '"') {
                    keep(value, '"');
                } else {
                    next = quoted ? after : -2;
                    quoted = !quoted;
                }
            } else if (unit < 0 || (!quoted && (unit == ',' || unit == '\n'))) {
                next = unit;
                return value.toByteArray();
            } else if (quoted || unit != '\r') {
                keep(value, unit);
            }
        }
    }

    private static void keep(ByteArrayOutputStream value, int unit) {
        if (value.size() < MAX_VALUE) {
            value.write(unit);
        }
    }

    private int take() throws IOException {
        int taken = next == -2 ? in.read() : next;
        next = -2;
        return taken;
    }

    private static byte[] json(List<byte[]> columns, List<byte[]> row) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write('{');
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            if (i > 0) {
                json.write(',');
            }
            text(columns.get(i), json);
            json.write(':');
            text(row.get(i), json);
        }
        json.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
        return json.toByteArray();
    }

    private static void text(byte[] text, ByteArrayOutputStream json) {
        json.write('"');
        for (byte unit : text) {
            if (unit == '"' || unit == '\\') {
                json.write('\\');
                json.write(unit);
            } else if (unit >= 0 && unit < ' ') {
                json.writeBytes("\\u00".getBytes(StandardCharsets.UTF_8));
                json.write(HEX.charAt(unit >> 4));
                json.write(HEX.charAt(unit & 15));
            } else {
                json.write(unit);
            }
        }
        json.write('"');
    }
}
