package org.foothold.app.command;

/** What the program's exit code means. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;

    /** The program itself failed, or content of ours that was checked is broken. */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** Something could not be read. */
    public static final int UNREAD = 3;

    /** There is a finding at or above the level of {@code --fail-on}; comes before {@link #UNREAD}. */
    public static final int FOUND = 10;

    private ExitCode() {}
}
