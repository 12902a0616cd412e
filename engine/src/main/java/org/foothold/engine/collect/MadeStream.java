package org.foothold.engine.collect;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream that is made part by part of another. */
abstract class MadeStream extends InputStream {
    private byte[] part = new byte[0];
    private int at;

    /** The next part, which may be empty; null at the end. */
    abstract byte @Nullable [] part() throws IOException;

    @Override
    public final int read() throws IOException {
        return fill() ? part[at++] & 0xff : -1;
    }

    @Override
    public final int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, to, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == part.length) {
            byte[] next = part();
            if (next == null) {
                return false;
            }
            part = next;
            at = 0;
        }
        return true;
    }
}
