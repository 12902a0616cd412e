package org.foothold.engine.enrich.ancestry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process as it is remembered: one program in one process, for who runs another program becomes another.
 *
 * @param key what it is kept under
 * @param at when it started; where only its own child told of it, when that started
 * @param copy whether it is its parent once more, before it runs a program of its own
 * @param parent the key of its parent; null where it is not known
 */
record ProcessNode(
        String key,
        Instant at,
        boolean copy,
        Actor actor,
        @Nullable String parent) {
    /** About what it takes beside its texts. */
    private static final int BYTES = 160;

    int bytes() {
        return BYTES
                + length(parent)
                + length(actor.guid())
                + length(actor.parentGuid())
                + length(actor.session())
                + length(actor.image())
                + length(actor.commandLine())
                + length(actor.user())
                + length(actor.parentImage())
                + length(actor.parentCommandLine());
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length() + 24;
    }
}
