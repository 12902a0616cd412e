package org.foothold.formats.linux;

/** A reader that is given a log line by line and may hold lines back until the event that they belong to is whole. */
public interface LineReader {
    /** One line without its end. */
    void line(long number, String text, LogSink sink);

    /** Gives what was held back: the log ends here, or nothing has come for a while. */
    void end(LogSink sink);
}
