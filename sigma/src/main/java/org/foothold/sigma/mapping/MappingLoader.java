package org.foothold.sigma.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<Mapping> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(folder, problems)) {
            MappingSet read = read(file);
            all.addAll(read.all());
            problems.addAll(read.problems());
        }
        return new MappingSet(all, problems);
    }

    private static List<Path> files(Path folder, List<Problem> problems) {
        try {
            return YamlFiles.of(folder);
        } catch (IOException | UncheckedIOException e) {
            problems.add(unreadable(folder, e));
            return List.of();
        }
    }

    private static MappingSet read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new IOException("larger than " + MAX_BYTES + " bytes");
            }
            return MappingFile.read(file.toString(), Files.readString(file));
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
