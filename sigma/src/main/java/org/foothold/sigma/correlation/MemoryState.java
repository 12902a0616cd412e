package org.foothold.sigma.correlation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Open windows in memory; when they are too many or too large, the one that is over first makes room. */
final class MemoryState<T> implements State<T> {
    private static final Comparator<Due> BY_TIME = Comparator.comparing(Due::at)
            .thenComparingInt(due -> due.key().correlation())
            .thenComparing(due -> due.key().group());

    private final Map<Key, Kept<T>> windows = new HashMap<>();
    private final TreeSet<Due> dues = new TreeSet<>(BY_TIME);
    private final int most;
    private final long mostBytes;
    private long bytes;

    MemoryState(Limits limits) {
        most = limits.groups();
        mostBytes = limits.groupBytes();
    }

    private record Due(Instant at, Key key) {}

    /** A window, and its size when it was kept. */
    private record Kept<T>(Window<T> window, Due due, long bytes) {}

    @Override
    public @Nullable Window<T> get(Key key) {
        Kept<T> kept = windows.get(key);
        return kept == null ? null : kept.window();
    }

    @Override
    public void put(Key key, Window<T> window) {
        Kept<T> kept = new Kept<>(window, new Due(window.due(), key), window.bytes());
        Kept<T> before = windows.put(key, kept);
        if (before != null) {
            dues.remove(before.due());
            bytes -= before.bytes();
        }
        dues.add(kept.due());
        bytes += kept.bytes();
    }

    @Override
    public @Nullable Over<T> expire(@Nullable Instant before) {
        if (dues.isEmpty()) {
            return null;
        }
        Due first = dues.getFirst();
        boolean over = before == null || first.at().isBefore(before);
        if (!over && windows.size() <= most && bytes <= mostBytes) {
            return null;
        }
        dues.remove(first);
        Kept<T> kept = windows.remove(first.key());
        if (kept == null) {
            throw new IllegalStateException("a window without its key");
        }
        bytes -= kept.bytes();
        return new Over<>(first.key(), kept.window(), !over);
    }
}
