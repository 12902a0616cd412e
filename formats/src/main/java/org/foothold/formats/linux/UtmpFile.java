package org.foothold.formats.linux;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.LittleEndian;

/**
 * Reads utmp, wtmp and btmp: records of one length, of sessions that began or ended, and of sign-ins that failed. The
 * length tells the machine: 384 bytes where times have 32 bits, 400 where they have 64.
 */
public final class UtmpFile implements RecordFile {
    private static final List<String> TYPES = List.of(
            "EMPTY",
            "RUN_LVL",
            "BOOT_TIME",
            "NEW_TIME",
            "OLD_TIME",
            "INIT_PROCESS",
            "LOGIN_PROCESS",
            "USER_PROCESS",
            "DEAD_PROCESS",
            "ACCOUNTING");

    private static final int SHORT_LENGTH = 384;
    private static final int LONG_LENGTH = 400;

    /** Records that are looked at to tell the length. */
    private static final int SAMPLE = 16;

    /** Bytes of a file that tell the length of its records. */
    public static final int START = SAMPLE * LONG_LENGTH;

    private static final int LINE = 8;
    private static final int LINE_LENGTH = 32;
    private static final int ID = 40;
    private static final int ID_LENGTH = 4;
    private static final int USER = 44;
    private static final int USER_LENGTH = 32;
    private static final int HOST = 76;
    private static final int HOST_LENGTH = 256;
    private static final int EXIT = 332;
    private static final int SESSION = 336;
    private static final int ADDRESS_LENGTH = 16;
    /** Nobody's records are older; a number below is no time. */
    private static final long EARLIEST = 631_152_000;

    private static final long MICROS = 1_000_000;

    private final Records records;
    private final boolean wide;
    private final String channel;
    private final String machine;

    /**
     * A file of records of which the start was read already.
     *
     * @param name {@code utmp}, {@code wtmp} or {@code btmp}, which tells what the records mean
     * @param machine who wrote it; empty where that is not known
     */
    public UtmpFile(String name, String machine, byte[] start, InputStream rest) {
        this.machine = machine;
        this.channel = "linux/" + name;
        this.wide = length(start) == LONG_LENGTH;
        this.records = new Records(start, rest, wide ? LONG_LENGTH : SHORT_LENGTH);
    }

    /** Whether a file that begins so is of this kind: its first record cannot be much else. */
    public static boolean recognises(byte[] start) {
        int length = length(start);
        if (start.length < length || plausible(start, length) == 0 || LittleEndian.u16(start, 0) == 0) {
            return false;
        }
        boolean wide = length == LONG_LENGTH;
        int time = SESSION + (wide ? 8 : 4);
        long seconds = wide ? LittleEndian.i64(start, time) : LittleEndian.i32(start, time) & 0xffff_ffffL;
        return seconds >= EARLIEST
                && Records.isText(start, LINE, LINE_LENGTH)
                && Records.isText(start, USER, USER_LENGTH)
                && Records.isText(start, HOST, HOST_LENGTH);
    }

    @Override
    public int length() {
        return wide ? LONG_LENGTH : SHORT_LENGTH;
    }

    /** Gives the next record; one of an unknown type, and bytes at the end that are no whole record, are damage. */
    @Override
    public boolean next(LogSink sink) throws IOException {
        byte[] bytes = records.next();
        if (bytes == null) {
            records.end(sink);
            return false;
        }
        record(records.number(), bytes, sink);
        return true;
    }

    private void record(long number, byte[] bytes, LogSink sink) {
        int type = LittleEndian.u16(bytes, 0);
        if (type >= TYPES.size()) {
            sink.damaged(LineDamage.loss(number, "type", "0 to " + (TYPES.size() - 1), Integer.toString(type)));
            return;
        }
        Fields fields = new Fields();
        fields.add("Channel", channel);
        int time = SESSION + (wide ? 8 : 4);
        long seconds = wide ? LittleEndian.i64(bytes, time) : LittleEndian.i32(bytes, time) & 0xffff_ffffL;
        long micros = wide ? LittleEndian.i64(bytes, time + 8) : LittleEndian.i32(bytes, time + 4);
        Instant when = isTime(seconds) ? Instant.ofEpochSecond(seconds, nanos(micros)) : null;
        if (when != null) {
            fields.add("timestamp", when.toString());
        } else {
            sink.damaged(LineDamage.flaw(number, "time", "seconds since 1970", Long.toString(seconds)));
        }
        fields.add("type", TYPES.get(type));
        fields.add("pid", Integer.toString(LittleEndian.i32(bytes, 4)));
        Records.text("line", bytes, LINE, LINE_LENGTH, fields);
        Records.text("id", bytes, ID, ID_LENGTH, fields);
        Records.text("user", bytes, USER, USER_LENGTH, fields);
        Records.text("host", bytes, HOST, HOST_LENGTH, fields);
        fields.add("exit", Integer.toString(LittleEndian.u16(bytes, EXIT + 2)));
        fields.add(
                "session",
                wide
                        ? Long.toString(LittleEndian.i64(bytes, SESSION))
                        : Integer.toString(LittleEndian.i32(bytes, SESSION)));
        address(bytes, time + (wide ? 16 : 8), fields);
        sink.event(new LogEvent(number, when, machine, fields.map()));
    }

    // An IPv4 address fills the first four bytes only.
    private static void address(byte[] bytes, int at, Fields fields) {
        byte[] address = Arrays.copyOfRange(bytes, at, at + ADDRESS_LENGTH);
        if (isZero(address, 0)) {
            return;
        }
        fields.add("addr", SocketAddress.address(isZero(address, 4) ? Arrays.copyOf(address, 4) : address));
    }

    private static boolean isZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static long nanos(long micros) {
        return micros >= 0 && micros < MICROS ? micros * 1000 : 0;
    }

    private static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= 0xffff_ffffL;
    }

    private static int length(byte[] bytes) {
        int more = plausible(bytes, LONG_LENGTH) - plausible(bytes, SHORT_LENGTH);
        boolean fits = bytes.length % LONG_LENGTH == 0 && bytes.length % SHORT_LENGTH != 0;
        return more > 0 || (more == 0 && fits) ? LONG_LENGTH : SHORT_LENGTH;
    }

    private static int plausible(byte[] bytes, int length) {
        int good = 0;
        for (int i = 0; i < SAMPLE && (i + 1) * length <= bytes.length; i++) {
            int at = i * length;
            boolean type = LittleEndian.u16(bytes, at) < TYPES.size() && LittleEndian.u16(bytes, at + 2) == 0;
            boolean text = bytes[at + LINE] == 0 || bytes[at + LINE] >= ' ';
            boolean time = length == SHORT_LENGTH || isTime(LittleEndian.i64(bytes, at + SESSION + 8));
            good += type && text && time ? 1 : 0;
        }
        return good;
    }
}
