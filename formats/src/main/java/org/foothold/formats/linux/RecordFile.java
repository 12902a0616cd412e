package org.foothold.formats.linux;

import java.io.IOException;

/** A file of records of one length. */
public interface RecordFile {
    /** Gives what the next record says; false where there is no other. */
    boolean next(LogSink sink) throws IOException;

    /** How many bytes a record has. */
    int length();
}
