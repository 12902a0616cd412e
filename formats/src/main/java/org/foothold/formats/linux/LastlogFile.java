package org.foothold.formats.linux;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.foothold.formats.LittleEndian;

/**
 * Reads lastlog (https://man7.org/linux/man-pages/man8/lastlog.8.html): when each account signed in last. The place of a
 * record is the number of its account; of an account that never signed in it is empty.
 */
public final class LastlogFile implements RecordFile {
    /** The name of the log. */
    public static final String CHANNEL = "linux/lastlog";

    private static final int LENGTH = 292;
    private static final int LINE = 4;
    private static final int LINE_LENGTH = 32;
    private static final int HOST = 36;
    private static final int HOST_LENGTH = 256;

    /** A directory's accounts can have numbers over a milliard, before which the file is one large hole. */
    private static final long MAX_ACCOUNTS = 1 << 22;

    private static final long NUMBERS = 0xffff_ffffL;

    /** Signs of a record before 1990 or of texts that are none speak against a file of this kind. */
    private static final long EARLIEST = 631_152_000;

    private final String machine;
    private final Records records;

    /**
     * A file of which the start was read already.
     *
     * @param machine who wrote it; empty where that is not known
     */
    public LastlogFile(String machine, byte[] start, InputStream rest) {
        this.machine = machine;
        records = new Records(start, rest, LENGTH);
    }

    /** Whether a file that is called so may be one; an empty record tells nothing, so its name must say it. */
    public static boolean mayBe(byte[] start) {
        for (int at = 0; at + LENGTH <= start.length; at += LENGTH) {
            long seconds = LittleEndian.i32(start, at) & NUMBERS;
            if ((seconds != 0 && seconds < EARLIEST)
                    || !Records.isText(start, at + LINE, LINE_LENGTH)
                    || !Records.isText(start, at + HOST, HOST_LENGTH)) {
                return false;
            }
        }
        return start.length >= LENGTH;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public boolean next(LogSink sink) throws IOException {
        byte[] record = records.next();
        if (record == null) {
            records.end(sink);
            return false;
        }
        if (records.number() > MAX_ACCOUNTS) {
            sink.damaged(LineDamage.loss(records.number(), "accounts", "at most " + MAX_ACCOUNTS, "more"));
            return false;
        }
        long seconds = LittleEndian.i32(record, 0) & NUMBERS;
        if (seconds != 0) {
            Instant at = Instant.ofEpochSecond(seconds);
            Fields fields = new Fields();
            fields.add("Channel", CHANNEL);
            fields.add("timestamp", at.toString());
            fields.add("uid", Long.toString(records.number() - 1));
            Records.text("line", record, LINE, LINE_LENGTH, fields);
            Records.text("host", record, HOST, HOST_LENGTH, fields);
            sink.event(new LogEvent(records.number(), at, machine, fields.map()));
        }
        return true;
    }
}
