package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.artifact.Artifact;

/** Files that need no reader of their own: the file itself, or each of its lines. */
final class FileRows {
    /** Lines of a file; the longest list known here has 20,000. */
    private static final int MOST_LINES = 1 << 20;

    private FileRows() {}

    /** One row for the file. */
    static Rows files(StateFile file, Artifact.Part part) {
        return Rows.of(List.of(Row.at(file, 0).with("name", file.name()).row()));
    }

    /** One row for each line that says something; what begins with {@code #}, or with another character told, is a comment. */
    static Rows lines(StateFile file, Artifact.Part part) throws IOException {
        String comment = part.option("comment").isEmpty() ? "#" : part.option("comment");
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : file.text().split("\\R", MOST_LINES)) {
            number++;
            String said = line.strip();
            if (!said.isEmpty() && !said.startsWith(comment)) {
                rows.add(Row.at(file, number).with("value", said).row());
            }
        }
        return Rows.of(rows);
    }
}
