package org.foothold.engine.collect.state;

import java.io.IOException;
import org.foothold.engine.artifact.Artifact;

/** Reads files of one kind: what in them can run, grant or admit. */
@FunctionalInterface
public interface Collector {
    /**
     * The rows of one file, in order.
     *
     * @throws IOException where the file cannot be read
     */
    Rows read(StateFile file, Artifact.Part part) throws IOException;
}
