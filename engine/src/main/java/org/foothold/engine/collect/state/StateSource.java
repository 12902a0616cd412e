package org.foothold.engine.collect.state;

import java.util.List;

/** Where the files of a target come from: a live system, an image, a collection. */
public interface StateSource {

    /** What was found at the paths that a pattern names. */
    record Match(List<StateFile> files, List<String> unreadable) {
        public Match {
            files = List.copyOf(files);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * The files at these paths of the target, in order.
     *
     * @param pattern a path of the target; {@code *} and {@code ?} stand for anything but a slash, {@code **} for any folders,
     *     {@code {a,b}} for one of several texts, and {@code ~/} at the start for every home
     */
    Match matching(String pattern);
}
