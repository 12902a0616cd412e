package org.foothold.sigma.mapping;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlFiles;

/** Loads the files of mappings of a folder; one bad mapping costs one mapping. */
public final class MappingLoader {
    /** Bytes of a file; the largest of ours has 20,000. */
    private static final long MAX_BYTES = 1 << 20;

    private MappingLoader() {}

    /** The mappings of every {@code .yml} file in this folder, in order of the files' names. */
    public static MappingSet load(Path folder) {
        return load(folder, YamlFiles.onDisk());
    }

    /** As {@link #load(Path)}, of files that may have been read before. */
    public static MappingSet load(Path folder, YamlFiles content) {
        List<Mapping> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(folder, content, problems)) {
            MappingSet read = read(file, content);
            all.addAll(read.all());
            problems.addAll(read.problems());
        }
        return new MappingSet(all, problems);
    }

    private static List<Path> files(Path folder, YamlFiles content, List<Problem> problems) {
        try {
            return content.in(folder);
        } catch (IOException e) {
            problems.add(unreadable(folder, e));
            return List.of();
        }
    }

    private static MappingSet read(Path file, YamlFiles content) {
        try {
            return MappingFile.read(content.readOne(file, MAX_BYTES));
        } catch (ContentException e) {
            return new MappingSet(List.of(), List.of(e.problem()));
        } catch (IOException e) {
            return new MappingSet(List.of(), List.of(unreadable(file, e)));
        }
    }

    private static Problem unreadable(Path path, Exception e) {
        String why = e instanceof MalformedInputException ? "not UTF-8" : e.toString();
        return new Problem(
                new Position(path.toString(), 1, 1), Problem.Severity.REFUSED, Reason.UNREADABLE, "unreadable: " + why);
    }
}
