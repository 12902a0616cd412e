package org.foothold.formats.linux;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.foothold.formats.LittleEndian;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of systemd's journal (https://systemd.io/JOURNAL_FILE_FORMAT/), in use, closed or left as it was, plain or compact. It
 * goes from object to object, so that no chain or table has to be whole; entries come in the order in which they were written.
 */
public final class JournalFile implements RecordFile {
    /** The name of the log. */
    public static final String CHANNEL = "linux/journald";

    private static final long MARK = 0x4852_4848_534B_504CL;
    private static final int HEADER = 240;
    private static final int OBJECT = 16;
    private static final int ENTRY = 64;
    private static final int DATA = 1;
    private static final int ENTRY_TYPE = 3;
    private static final int LAST_TYPE = 7;
    private static final int COMPACT = 16;
    private static final int KNOWN_FLAGS = 31;
    private static final int PLAIN_DATA = 64;
    private static final int COMPACT_DATA = 72;

    /** systemd itself takes no entry of more than 1,024 fields. */
    private static final int MAX_ITEMS = 4096;

    /** Fields that were decoded are kept: most entries of a program share all but the message. */
    private static final int MAX_KNOWN = 4096;

    private static final int MAX_KNOWN_LENGTH = 512;

    /** What one call passes over at most, so that a file of holes does not keep its caller. */
    private static final int MAX_STEPS = 1 << 16;

    private final JournalStore store;
    private final byte[] object = new byte[ENTRY];
    private final boolean compact;
    private final boolean inUse;
    private final long end;
    private final long tail;
    private final long entries;
    private final String refused;
    private long at;
    private long number;
    private long begun;
    private final Map<Long, Field> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Field> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    /** A field of an entry. */
    private record Field(String name, String value) {}

    /** A journal in this store. */
    public JournalFile(JournalStore store) throws IOException {
        this.store = store;
        byte[] header = new byte[HEADER];
        if (store.has(0, HEADER)) {
            store.read(0, header, 0, HEADER);
        }
        int flags = LittleEndian.i32(header, 12);
        compact = (flags & COMPACT) != 0;
        inUse = header[16] == 1;
        at = LittleEndian.i64(header, 88);
        long arena = LittleEndian.i64(header, 96);
        end = store.has(at, arena) ? at + arena : store.size();
        tail = LittleEndian.i64(header, 136);
        entries = LittleEndian.i64(header, 152);
        boolean unknown = (flags & ~KNOWN_FLAGS) != 0;
        refused = !recognises(header) || at < HEADER || at % 8 != 0 || at > store.size()
                ? "a header"
                : unknown ? "flags 0x" + Integer.toHexString(flags) : "";
    }

    /** Whether a file that begins so is of this kind. */
    public static boolean recognises(byte[] start) {
        return start.length >= Long.BYTES && LittleEndian.i64(start, 0) == MARK;
    }

    @Override
    public int length() {
        return (int) Math.min(Integer.MAX_VALUE, at - begun);
    }

    @Override
    public boolean next(LogSink sink) throws IOException {
        begun = at;
        if (!refused.isEmpty()) {
            sink.damaged(LineDamage.loss(1, "journal", "a header and flags that are known", refused));
            return false;
        }
        for (int steps = 0; steps < MAX_STEPS; steps++) {
            if (end - at < OBJECT) {
                return finish(sink);
            }
            store.read(at, object, 0, OBJECT);
            int type = object[0] & 0xff;
            long size = LittleEndian.i64(object, 8);
            // Space that is not used yet is zero.
            if (type == 0 && size == 0 && at > tail) {
                return finish(sink);
            }
            if (type == 0 || type > LAST_TYPE || size < OBJECT || size > end - at) {
                damaged("object at " + at, "a type from 1 to 7 and its size", type + " and " + size, sink);
                if (!findEntry()) {
                    return finish(sink);
                }
                continue;
            }
            long place = at;
            at += (size + 7) & ~7L;
            if (type == ENTRY_TYPE) {
                number++;
                entry(place, size, sink);
                return true;
            }
        }
        return true;
    }

    // Entries that the file says it has and that nobody found are told, but not of one that is being written.
    private boolean finish(LogSink sink) {
        if (number < entries && !inUse) {
            damaged("entries", Long.toString(entries), Long.toString(number), sink);
        }
        return false;
    }

    private void damaged(String what, String expected, String found, LogSink sink) {
        sink.damaged(LineDamage.loss(number + 1, what, expected, found));
    }

    private boolean findEntry() throws IOException {
        for (at += 8; end - at >= ENTRY; at += 8) {
            store.read(at, object, 0, OBJECT);
            long size = LittleEndian.i64(object, 8);
            if (LittleEndian.i64(object, 0) == ENTRY_TYPE && isEntry(size) && size <= end - at) {
                return true;
            }
        }
        return false;
    }

    private boolean isEntry(long size) {
        int item = compact ? 4 : 16;
        return size >= ENTRY && (size - ENTRY) % item == 0 && (size - ENTRY) / item <= MAX_ITEMS;
    }

    private void entry(long place, long size, LogSink sink) throws IOException {
        if (!isEntry(size)) {
            damaged("entry at " + place, "at most " + MAX_ITEMS + " fields", size + " bytes", sink);
            return;
        }
        store.read(place, object, 0, ENTRY);
        long micros = LittleEndian.i64(object, 24);
        int item = compact ? 4 : 16;
        byte[] items = new byte[(int) size - ENTRY];
        store.read(place + ENTRY, items, 0, items.length);
        Fields fields = new Fields();
        for (int i = 0; i < items.length; i += item) {
            long data = compact ? LittleEndian.i32(items, i) & 0xffff_ffffL : LittleEndian.i64(items, i);
            Field field = data(data);
            if (field == null) {
                damaged("data at " + data, "a field of the entry at " + place, "something else", sink);
            } else {
                fields.add(field.name, field.value);
            }
        }
        sink.event(JournalFields.event(number, micros, fields));
    }

    private @Nullable Field data(long place) throws IOException {
        Field field = known.get(place);
        if (field == null) {
            field = read(place);
            if (field != null && field.value.length() <= MAX_KNOWN_LENGTH) {
                known.put(place, field);
            }
        }
        return field;
    }

    private @Nullable Field read(long place) throws IOException {
        int head = compact ? COMPACT_DATA : PLAIN_DATA;
        if (place % 8 != 0 || !store.has(place, head)) {
            return null;
        }
        byte[] start = new byte[OBJECT];
        store.read(place, start, 0, OBJECT);
        long size = LittleEndian.i64(start, 8) - head;
        if (start[0] != DATA || !store.has(place + head, size)) {
            return null;
        }
        String text = JournalData.text(store, place + head, size, start[1]);
        int equals = text == null ? -1 : text.indexOf('=');
        return text == null || equals <= 0 ? null : new Field(text.substring(0, equals), text.substring(equals + 1));
    }
}
