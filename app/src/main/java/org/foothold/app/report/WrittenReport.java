package org.foothold.app.report;

import org.foothold.engine.model.Report;

/** A report that ends up in a stream of bytes; a stream that fails makes it throw {@link java.io.UncheckedIOException}. */
public interface WrittenReport extends Report, AutoCloseable {

    /** Writes what is left and closes the stream. */
    @Override
    void close();
}
