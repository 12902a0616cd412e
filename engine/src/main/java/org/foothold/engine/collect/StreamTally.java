package org.foothold.engine.collect;

import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.source.FileKind;
import org.jspecify.annotations.Nullable;

/** Adds up what the pieces of one file gave. */
final class StreamTally {
    private final String path;
    private final boolean named;
    private final @Nullable FileKind packed;
    private volatile @Nullable FileKind unread;
    private volatile @Nullable String failure;

    private long events;
    private long shapeless;
    private long carved;
    private long lost;
    private @Nullable String damage;

    /** Of a file that is packed in this way; null where it is not. */
    StreamTally(String path, boolean named, @Nullable FileKind packed) {
        this.path = path;
        this.named = named;
        this.packed = packed;
    }

    String path() {
        return path;
    }

    /** The content is of a kind that is not read. */
    void is(FileKind other) {
        unread = other;
    }

    /** The rest could not be read. */
    void failed(String why) {
        failure = why;
    }

    void add(LineYield<?> block) {
        events += block.events();
        shapeless += block.shapeless();
        carved += block.carved();
        lost += block.lost();
        damage = damage == null ? block.damage() : damage;
        if (block.failure() != null && failure == null) {
            failure = block.failure();
        }
    }

    Outcome outcome() {
        if (failure != null) {
            return of(Result.UNREADABLE, failure);
        }
        FileKind other = unread;
        if (other != null) {
            return Unread.outcome(path, named, other, packed);
        }
        if (events > 0 && shapeless == events) {
            return of(Result.ABSENT, "JSON, but of no known shape");
        }
        return of(events + carved > 0 ? Result.FOUND : lost > 0 ? Result.UNREADABLE : Result.EMPTY, damage());
    }

    private @Nullable String damage() {
        return damage != null || shapeless == 0
                ? damage
                : shapeless + " of " + events + " events are of no known shape: only rules for any log were asked";
    }

    private Outcome of(Result result, @Nullable String reason) {
        return new Outcome(path, named, result, events, lost, carved, reason);
    }
}
