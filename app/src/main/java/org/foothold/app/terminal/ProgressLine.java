package org.foothold.app.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.foothold.engine.hunt.Progress;

/** One line on a terminal that says how far a hunt has come, how fast it is, and how long it will take; gone at the end. */
public final class ProgressLine implements Progress {
    /** A hunt that ends sooner shows nothing. */
    private static final long FIRST_AFTER = 400_000_000L;

    private static final long AGAIN_AFTER = 100_000_000L;
    private static final double NANOS = 1e9;
    private static final int BAR = 20;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final int columns;
    private final LongSupplier clock;
    private long start;
    private long next;
    private long total;
    private long bytes;
    private long events;
    private boolean shown;

    /** Writes to a terminal of this width; the clock counts nanoseconds. */
    public ProgressLine(PrintWriter out, int columns, LongSupplier clock) {
        this.out = out;
        this.columns = columns;
        this.clock = clock;
    }

    @Override
    public void begin(long all) {
        total = all;
        start = clock.getAsLong();
        next = start + FIRST_AFTER;
    }

    @Override
    public void read(long moreBytes, long moreEvents) {
        bytes += moreBytes;
        events += moreEvents;
        long now = clock.getAsLong();
        if (now - next >= 0) {
            next = now + AGAIN_AFTER;
            shown = true;
            out.print(ERASE + Glyphs.fit(line((now - start) / NANOS), columns - 1));
            out.flush();
        }
    }

    private String line(double seconds) {
        double part = total == 0 ? 1 : Math.min(1, (double) bytes / total);
        int full = (int) (part * BAR);
        long left = part == 0 ? 0 : Math.round(seconds * (1 - part) / part);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,.0f MB/s  %,.0f events/s  %d:%02d left",
                "#".repeat(full),
                "-".repeat(BAR - full),
                (int) (part * 100),
                bytes / seconds / 1e6,
                events / seconds,
                left / 60,
                left % 60);
    }

    @Override
    public void end() {
        if (shown) {
            out.print(ERASE);
            out.flush();
        }
    }
}
