package org.foothold.sigma.correlation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A state that remembers how many windows were open at most. */
final class CountedState<T> implements State<T> {
    private final State<T> state;
    private final Set<Key> open = new HashSet<>();
    private int most;

    CountedState(State<T> state) {
        this.state = state;
    }

    int most() {
        return most;
    }

    @Override
    public @Nullable Window<T> get(Key key) {
        return state.get(key);
    }

    @Override
    public void put(Key key, Window<T> window) {
        state.put(key, window);
        open.add(key);
        most = Math.max(most, open.size());
    }

    @Override
    public @Nullable Over<T> expire(@Nullable Instant before) {
        Over<T> over = state.expire(before);
        if (over != null) {
            open.remove(over.key());
        }
        return over;
    }
}
