package org.foothold.formats.linux;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.LittleEndian;

/**
 * Reads utmp, wtmp and btmp: records of one length, of sessions that began or ended, and of sign-ins that failed. The
 * length tells the machine: 384 bytes where times have 32 bits, 400 where they have 64.
 */
public final class UtmpFile {
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
    private static final long MICROS = 1_000_000;

    private final byte[] bytes;
    private final int length;
    private final String channel;

    /**
     * A file of records.
     *
     * @param name {@code utmp}, {@code wtmp} or {@code btmp}, which tells what the records mean
     */
    public UtmpFile(String name, byte[] bytes) {
        this.bytes = bytes;
        this.channel = "linux/" + name;
        this.length = length(bytes);
    }

    /** Gives every record; one of an unknown type, and bytes at the end that are no whole record, are damage. */
    public void read(LogSink sink) {
        int at = 0;
        long number = 0;
        while (bytes.length - at >= length) {
            record(++number, at, sink);
            at += length;
        }
        if (at < bytes.length) {
            sink.damaged(new LineDamage(
                    number + 1, "record", length + " bytes", (bytes.length - at) + " bytes at the end of the file"));
        }
    }

    private void record(long number, int at, LogSink sink) {
        int type = LittleEndian.u16(bytes, at);
        if (type >= TYPES.size()) {
            sink.damaged(new LineDamage(number, "type", "0 to " + (TYPES.size() - 1), Integer.toString(type)));
            return;
        }
        Fields fields = new Fields();
        fields.add("Channel", channel);
        boolean wide = length == LONG_LENGTH;
        int time = SESSION + (wide ? 8 : 4);
        long seconds = wide ? LittleEndian.i64(bytes, at + time) : LittleEndian.i32(bytes, at + time) & 0xffff_ffffL;
        long micros = wide ? LittleEndian.i64(bytes, at + time + 8) : LittleEndian.i32(bytes, at + time + 4);
        if (isTime(seconds)) {
            fields.add(
                    "timestamp", Instant.ofEpochSecond(seconds, nanos(micros)).toString());
        } else {
            sink.damaged(new LineDamage(number, "time", "seconds since 1970", Long.toString(seconds)));
        }
        fields.add("type", TYPES.get(type));
        fields.add("pid", Integer.toString(LittleEndian.i32(bytes, at + 4)));
        text("line", at + LINE, LINE_LENGTH, fields);
        text("id", at + ID, ID_LENGTH, fields);
        text("user", at + USER, USER_LENGTH, fields);
        text("host", at + HOST, HOST_LENGTH, fields);
        fields.add("exit", Integer.toString(LittleEndian.u16(bytes, at + EXIT + 2)));
        fields.add(
                "session",
                wide
                        ? Long.toString(LittleEndian.i64(bytes, at + SESSION))
                        : Integer.toString(LittleEndian.i32(bytes, at + SESSION)));
        address(at + time + (wide ? 16 : 8), fields);
        sink.event(new LogEvent(number, fields.map()));
    }

    private void text(String name, int at, int most, Fields fields) {
        int end = at;
        while (end < at + most && bytes[end] != 0) {
            end++;
        }
        if (end > at) {
            fields.add(name, new String(bytes, at, end - at, StandardCharsets.UTF_8));
        }
    }

    // An IPv4 address fills the first four bytes only.
    private void address(int at, Fields fields) {
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
