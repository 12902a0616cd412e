package org.foothold.engine.collect;

import java.util.Locale;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.source.FileKind;
import org.jspecify.annotations.Nullable;

/** Adds up what the blocks of one file of JSON gave. */
final class LineTally {
    private final String path;
    private final boolean named;
    private final FileKind packed;
    private volatile FileKind content = FileKind.JSON;
    private volatile @Nullable String failure;

    private long events;
    private long shapeless;
    private long lost;
    private @Nullable String damage;

    /** Of a file that is packed in this way; a plain one is a file of JSON. */
    LineTally(String path, boolean named, FileKind packed) {
        this.path = path;
        this.named = named;
        this.packed = packed;
    }

    String path() {
        return path;
    }

    /** The content is of another kind. */
    void is(FileKind other) {
        content = other;
    }

    /** The rest could not be read. */
    void failed(String why) {
        failure = why;
    }

    void add(LineYield<?> block) {
        events += block.events();
        shapeless += block.shapeless();
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
        if (content == FileKind.EMPTY) {
            return of(Result.EMPTY, "an empty file");
        }
        if (content != FileKind.JSON) {
            boolean expected = named || content == FileKind.EVTX || isPacked(content);
            return of(expected ? Result.UNREADABLE : Result.ABSENT, "not events as JSON but " + other());
        }
        if (events > 0 && shapeless == events) {
            return of(Result.ABSENT, "JSON, but of no known shape");
        }
        return of(events > 0 ? Result.FOUND : lost > 0 ? Result.UNREADABLE : Result.EMPTY, damage());
    }

    private String other() {
        return packed == FileKind.GZIP || packed == FileKind.ZIP
                ? packed.description() + " of " + content.description()
                : content.description();
    }

    // What is compressed in a way that is not read may be a log.
    private boolean isPacked(FileKind kind) {
        return switch (kind) {
            case ZSTANDARD, XZ, BZIP2 -> path.toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson|log)\\..*");
            default -> false;
        };
    }

    private @Nullable String damage() {
        return damage != null || shapeless == 0
                ? damage
                : shapeless + " of " + events + " events are of no known shape: only rules for any log were asked";
    }

    private Outcome of(Result result, @Nullable String reason) {
        return new Outcome(path, named, result, events, lost, 0, reason);
    }
}
