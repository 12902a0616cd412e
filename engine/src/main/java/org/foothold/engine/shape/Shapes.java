package org.foothold.engine.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlFiles;

/**
 * The shapes that lines are known by. One that asks for more is tried before one that asks for less.
 *
 * @param problems what of the files could not be used; each costs one shape
 */
public record Shapes(List<LineShape> all, List<Problem> problems) {
    /** No shape: every line is flat as it is. */
    public static final Shapes NONE = new Shapes(List.of(), List.of());

    /** Paths that all shapes together ask to be there; each is one bit of two words. */
    static final int MAX_PATHS = 2 * Long.SIZE;

    /** Paths whose values all shapes together ask for; each is one bit of one. */
    static final int MAX_VALUES = Long.SIZE;

    /** Bytes of a file; the largest of ours has 2,000. */
    private static final long MAX_BYTES = 1 << 16;

    public Shapes {
        all = all.stream()
                .sorted(Comparator.comparingInt((LineShape shape) -> -conditions(shape))
                        .thenComparing(LineShape::name))
                .toList();
        problems = List.copyOf(problems);
    }

    private static int conditions(LineShape shape) {
        return shape.has().size() + shape.where().size();
    }

    /** The shapes of every {@code .yml} file of a folder. */
    public static Shapes load(Path folder) {
        return load(folder, YamlFiles.onDisk());
    }

    /** As {@link #load(Path)}, of files that may have been read before. */
    public static Shapes load(Path folder, YamlFiles content) {
        List<LineShape> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int conditions = 0;
        Set<String> paths = new HashSet<>();
        for (Path file : files(folder, content, problems)) {
            try {
                LineShape shape = read(file, content);
                paths.addAll(shape.has());
                conditions += shape.where().size();
                if (conditions > MAX_VALUES || paths.size() > MAX_PATHS) {
                    throw refused(
                            file,
                            "all shapes together ask for more than " + MAX_PATHS + " paths or " + MAX_VALUES
                                    + " values");
                }
                all.add(shape);
            } catch (ContentException e) {
                problems.add(e.problem());
            }
        }
        return new Shapes(all, problems);
    }

    private static List<Path> files(Path folder, YamlFiles content, List<Problem> problems) {
        try {
            return content.in(folder);
        } catch (IOException e) {
            problems.add(refused(folder, "unreadable: " + e).problem());
            return List.of();
        }
    }

    private static LineShape read(Path file, YamlFiles content) throws ContentException {
        try {
            return ShapeFile.read(content.readOne(file, MAX_BYTES));
        } catch (IOException e) {
            throw refused(file, "unreadable: " + e);
        }
    }

    private static ContentException refused(Path file, String message) {
        return new ContentException(new Position(file.toString(), 1, 1), Problem.Reason.MAPPING, message);
    }
}
