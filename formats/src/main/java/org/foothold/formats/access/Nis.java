package org.foothold.formats.access;

/** Whether a line of an account file speaks of accounts of a directory, as nsswitch's {@code compat} reads it. */
public enum Nis {
    /** An account of its own. */
    NONE,
    /** A plus in front: accounts of the directory are accounts here. */
    ADDED,
    /** A minus in front: they are not. */
    TAKEN_AWAY
}
