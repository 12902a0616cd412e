package org.foothold.app.terminal;

/**
 * What the program's streams are connected to. The launcher looks, because Java tells standard output and standard error
 * apart only through native calls; without it both count as files.
 *
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal
 * @param colour whether colour is welcome on a terminal (see no-color.org)
 * @param columns the terminal's width
 */
public record Terminal(boolean output, boolean error, boolean colour, int columns) {
    /** The width of lines where there is no terminal to ask. */
    public static final int DEFAULT_COLUMNS = 120;

    private static final int LEAST_COLUMNS = 40;

    public Terminal {
        columns = Math.max(LEAST_COLUMNS, columns);
    }

    /** The terminal this program runs in. */
    public static Terminal current() {
        String noColour = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                Boolean.getBoolean("foothold.terminal.output"),
                Boolean.getBoolean("foothold.terminal.error"),
                (noColour == null || noColour.isEmpty()) && !dumb,
                Integer.getInteger("foothold.terminal.columns", DEFAULT_COLUMNS));
    }

    /** The same terminal as one who writes to standard output sees it, or as one who writes to a file does. */
    public Terminal forOutput(boolean standardOutput) {
        return standardOutput ? this : none();
    }

    /** No terminal at all. */
    public static Terminal none() {
        return new Terminal(false, false, false, DEFAULT_COLUMNS);
    }
}
