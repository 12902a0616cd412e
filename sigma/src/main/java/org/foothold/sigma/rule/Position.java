package org.foothold.sigma.rule;

/**
 * Where something stands in a file of rules; lines and columns count from one.
 *
 * @param path the file as the user named it, or below the folder the user named
 */
public record Position(String path, int line, int column) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
        int byPath = path.compareTo(other.path);
        if (byPath != 0) {
            return byPath;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }
}
