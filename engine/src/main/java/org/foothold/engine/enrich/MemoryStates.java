package org.foothold.engine.enrich;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** States in memory; where one is full, what was longest not asked for makes room, and that is counted. */
public final class MemoryStates implements States {
    /** About what an entry takes beside its key's text and its value. */
    private static final int ENTRY_BYTES = 120;

    private final long bytes;
    private long forgotten;

    /** States that take so many bytes together. */
    public MemoryStates(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public <V> State<V> open(int share, ToIntFunction<V> size) {
        return new Memory<>(bytes / 100 * share, size);
    }

    /** How many values had to make room. */
    public long forgotten() {
        return forgotten;
    }

    private record Kept<V>(V value, Instant at, int bytes) {}

    private final class Memory<V> implements State<V> {
        private final Map<String, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
        private final long most;
        private final ToIntFunction<V> size;
        private long used;

        Memory(long most, ToIntFunction<V> size) {
            this.most = most;
            this.size = size;
        }

        @Override
        public @Nullable V get(String key) {
            Kept<V> found = kept.get(key);
            return found == null ? null : found.value();
        }

        @Override
        public void put(String key, V value, Instant at) {
            int entry = ENTRY_BYTES + key.length() + size.applyAsInt(value);
            Kept<V> before = kept.put(key, new Kept<>(value, at, entry));
            used += entry - (before == null ? 0 : before.bytes());
            Iterator<Kept<V>> eldest = kept.values().iterator();
            while (used > most && kept.size() > 1) {
                used -= eldest.next().bytes();
                eldest.remove();
                forgotten++;
            }
        }

        @Override
        public void expire(Instant before) {
            Iterator<Kept<V>> eldest = kept.values().iterator();
            while (eldest.hasNext()) {
                Kept<V> next = eldest.next();
                if (!next.at().isBefore(before)) {
                    return;
                }
                used -= next.bytes();
                eldest.remove();
            }
        }
    }
}
