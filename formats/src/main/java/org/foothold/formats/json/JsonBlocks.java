package org.foothold.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.Damaged;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of JSON objects into blocks of whole objects, of bounded size, whatever the stream holds. */
public final class JsonBlocks {
    /** Enough objects that handing a block to a worker costs nothing beside reading them. */
    static final int BLOCK = 1 << 19;

    /** The longest line or element that is read; the largest real events have some hundred thousand bytes. */
    static final int MAX_EVENT = 1 << 24;

    private final InputStream in;
    private final Cutter cutter;
    private byte[] buffer = new byte[BLOCK];
    private int filled;
    private long offset;
    private long number = 1;
    private boolean ended;
    private boolean skipping;
    private final List<Damaged> damages = new ArrayList<>();

    private JsonBlocks(InputStream in, JsonLayout layout) {
        this.in = in;
        this.cutter = layout == JsonLayout.LINES ? new LineCutter() : new ElementCutter(layout.depth);
    }

    /** Finds where objects end. */
    interface Cutter {
        /** Looks at the bytes up to {@code filled} and notes every object that ends there. */
        void cut(byte[] bytes, int filled, boolean last);

        /** The places of objects. */
        Cuts cuts();

        /** Up to here the bytes are not needed any more. */
        int done();

        /** The bytes before {@code done} were dropped. */
        void moved();

        /** The object that is open is too long: it is given up. */
        void giveUp();

        /** What stands instead of objects since it was last asked for, in bytes of the buffer. */
        List<Damaged> damages(long offset);
    }

    /** The blocks of this stream; its beginning was looked at by {@link JsonLayout}. */
    public static JsonBlocks of(InputStream in, JsonLayout layout) {
        return new JsonBlocks(in, layout);
    }

    /** The next block; null at the end. */
    public @Nullable JsonBlock next() throws IOException {
        while (true) {
            fill();
            cutter.cut(buffer, filled, ended);
            damages.addAll(cutter.damages(offset));
            if (cutter.cuts().count() > 0 || (ended && !damages.isEmpty())) {
                return block();
            }
            if (ended) {
                return null;
            }
            drop();
            if (filled >= MAX_EVENT) {
                tooLong();
            } else if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * filled);
            }
        }
    }

    private void tooLong() {
        if (!skipping) {
            damages.add(new Damaged(offset, "event " + number, "at most " + MAX_EVENT + " bytes", "more", true));
            number++;
            skipping = true;
        }
        cutter.giveUp();
        offset += filled;
        filled = 0;
        buffer = new byte[BLOCK];
    }

    private JsonBlock block() {
        skipping = false;
        int done = cutter.done();
        byte[] bytes = buffer;
        JsonBlock block =
                new JsonBlock(bytes, cutter.cuts().bounds(), cutter.cuts().count(), number, offset, damages);
        number += block.size();
        damages.clear();
        int rest = filled - done;
        buffer = new byte[Math.max(BLOCK, Integer.highestOneBit(Math.max(1, rest)) * 2)];
        System.arraycopy(bytes, done, buffer, 0, rest);
        offset += done;
        filled = rest;
        cutter.moved();
        return block;
    }

    // Bytes between objects need not be kept.
    private void drop() {
        int done = cutter.done();
        if (done > 0) {
            System.arraycopy(buffer, done, buffer, 0, filled - done);
            offset += done;
            filled -= done;
            cutter.moved();
        }
    }

    private void fill() throws IOException {
        while (!ended && filled < buffer.length) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
        if (offset == 0 && number == 1) {
            int mark = JsonLayout.mark(buffer, filled);
            Arrays.fill(buffer, 0, mark, (byte) ' ');
        }
    }
}
