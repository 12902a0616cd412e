package org.foothold.engine.source;

import java.util.function.Consumer;
import org.foothold.engine.model.Outcome;

/**
 * A place of a target of which it cannot be said what stands there, and why: never the same as absent.
 *
 * @param path the place as the target knows it
 * @param reason in a few words
 */
public record Problem(String path, String reason) {
    /** Who is told of problems. */
    public interface Listener extends Consumer<Problem> {
        /** Hears of a problem at this place. */
        default void hear(TargetPath path, String reason) {
            accept(new Problem(path.text(), reason));
        }
    }

    /** What a report says about it. */
    public Outcome outcome() {
        return Outcome.unread(path, false, Outcome.Result.UNREADABLE, reason);
    }
}
