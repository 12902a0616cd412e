package org.foothold.engine.source;

import org.foothold.engine.source.Entry.Kind;

/** What is said of things of which an archive says nothing. */
final class Nodes {
    private Nodes() {}

    /** A folder of which only is known that something stands in it. */
    static Entry folder() {
        int unknown = Entry.UNKNOWN;
        return new Entry(
                TargetPath.ROOT,
                Kind.FOLDER,
                0,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                null,
                null,
                null,
                null,
                null,
                "");
    }
}
