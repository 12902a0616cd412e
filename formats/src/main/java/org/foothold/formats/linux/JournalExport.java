package org.foothold.formats.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.foothold.formats.LittleEndian;

/**
 * Reads what {@code journalctl -o export} writes (https://systemd.io/JOURNAL_EXPORT_FORMATS/): a field a line, or its name, its
 * length and its bytes; an empty line behind each entry.
 */
public final class JournalExport implements RecordFile {
    private static final String BEGINNING = "__CURSOR=";

    /** The longest field that is kept; a memory dump of a program is longer. */
    private static final int MAX_FIELD = 1 << 20;

    private final InputStream in;
    private long number;
    private int length;

    /** Reads the stream, which should be buffered. */
    public JournalExport(InputStream in) {
        this.in = in;
    }

    /** Whether a file that begins so is of this kind. */
    public static boolean recognises(byte[] start) {
        return start.length >= BEGINNING.length()
                && new String(start, 0, BEGINNING.length(), StandardCharsets.ISO_8859_1).equals(BEGINNING);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public boolean next(LogSink sink) throws IOException {
        length = 0;
        Fields entry = new Fields();
        long micros = 0;
        boolean any = false;
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int end = line(line);
            String text = line.toString(StandardCharsets.UTF_8);
            if (text.isEmpty()) {
                if (any) {
                    number++;
                    sink.event(JournalFields.event(number, micros, entry));
                    return true;
                }
                if (end < 0) {
                    return false;
                }
                continue;
            }
            any = true;
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            String value = equals < 0 ? binary(sink) : text.substring(equals + 1);
            if (name.equals("__REALTIME_TIMESTAMP")) {
                micros = micros(value);
            } else if (!name.startsWith("__") && !entry.add(name, value)) {
                sink.damaged(LineDamage.loss(number + 1, "entry", "at most " + Fields.MAX_VALUES + " fields", "more"));
            }
        }
    }

    private static long micros(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    // What is longer than is kept is passed over; gives back what ended the line, below zero at the end of all.
    private int line(ByteArrayOutputStream line) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            length++;
            if (line.size() < MAX_FIELD) {
                line.write(next);
            }
            next = in.read();
        }
        return next;
    }

    private String binary(LogSink sink) throws IOException {
        byte[] head = in.readNBytes(Long.BYTES);
        long size = head.length < Long.BYTES ? -1 : LittleEndian.i64(head, 0);
        if (size < 0) {
            sink.damaged(LineDamage.loss(number + 1, "length of a field", "a number of bytes", "none"));
            return "";
        }
        byte[] kept = in.readNBytes((int) Math.min(size, MAX_FIELD));
        long left = size - kept.length;
        long skipped = left == 0 ? 0 : in.skip(left);
        while (skipped < left && in.read() >= 0) {
            skipped++;
            skipped += in.skip(left - skipped);
        }
        if (skipped < left) {
            sink.damaged(LineDamage.loss(number + 1, "field", size + " bytes", "the end of the file"));
        }
        in.read();
        length += kept.length;
        return new String(kept, StandardCharsets.UTF_8);
    }
}
