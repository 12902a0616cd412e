package org.foothold.engine.collect;

import java.io.IOException;
import java.io.InputStream;
import org.foothold.engine.source.FileKind;

/** A file as it was when it was opened, though it may grow; of a text that ended in the middle of a line, that line too. */
final class AsOpened extends InputStream {
    /** The longest rest of a line; what is longer was not being written just then. */
    private static final int MAX_REST = 1 << 20;

    private final InputStream in;
    private final boolean lines;
    private long left;
    private int rest = MAX_REST;
    private int last = '\n';

    private AsOpened(InputStream in, long length, boolean lines) {
        this.in = in;
        this.left = length;
        this.lines = lines;
    }

    /** The first bytes of the stream; all, where no length is known. */
    static InputStream of(InputStream in, long length, FileKind kind) {
        boolean lines = switch (kind) {
            case JSON, AUDIT_CSV, AUDIT, SYSLOG, INSTALL, JOURNAL_EXPORT -> true;
            default -> false;
        };
        return length == 0 ? in : new AsOpened(in, length, lines);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        boolean inRest = left == 0;
        if (most > 0 && inRest && (!lines || last == '\n' || rest == 0)) {
            return -1;
        }
        int count = in.read(to, from, inRest ? Math.min(1, most) : (int) Math.min(most, left));
        if (count > 0) {
            last = to[from + count - 1];
            left -= inRest ? 0 : count;
            rest -= inRest ? count : 0;
        }
        return count;
    }
}
