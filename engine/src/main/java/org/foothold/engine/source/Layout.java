package org.foothold.engine.source;

/** How the files of a target lie in a folder or an archive. */
public enum Layout {
    /** The target's root is the root. */
    PLAIN,
    /** As UAC collects: the files below {@code [root]}, what commands said beside it. */
    UAC,
    /** As Velociraptor collects: {@code uploads/ACCESSOR/}, names escaped by percent signs. */
    VELOCIRAPTOR,
    /** As KAPE collects: a folder for each drive. */
    KAPE
}
