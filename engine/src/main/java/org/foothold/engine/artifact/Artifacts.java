package org.foothold.engine.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlFiles;

/**
 * All artifacts of the content.
 *
 * @param problems what of the files could not be used; each costs one artifact
 */
public record Artifacts(List<Artifact> all, List<Problem> problems) {
    /** None. */
    public static final Artifacts NONE = new Artifacts(List.of(), List.of());

    /** Bytes of a file; the largest of ours has 3,000. */
    private static final long MOST_BYTES = 1 << 16;

    public Artifacts {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /** The artifacts of these folders, one for each system, in order of the files' names. */
    public static Artifacts load(List<Path> folders, YamlFiles content) {
        List<Artifact> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path folder : folders) {
            try {
                for (Path file : content.in(folder)) {
                    read(file, content, all, problems);
                }
            } catch (IOException e) {
                problems.add(unreadable(folder, e));
            }
        }
        return new Artifacts(all, problems);
    }

    private static void read(Path file, YamlFiles content, List<Artifact> all, List<Problem> problems) {
        try {
            all.add(ArtifactFile.read(content.readOne(file, MOST_BYTES)));
        } catch (ContentException wrong) {
            problems.add(wrong.problem());
        } catch (IOException e) {
            problems.add(unreadable(file, e));
        }
    }

    private static Problem unreadable(Path path, IOException why) {
        Position start = new Position(path.toString(), 1, 1);
        return new ContentException(start, Problem.Reason.MAPPING, "unreadable: " + why).problem();
    }

    /** How rules find the rows of each. */
    public MappingSet mappings() {
        return new MappingSet(all.stream().map(Artifact::mapping).toList(), problems);
    }

    /** Those of one system. */
    public List<Artifact> of(String os) {
        return all.stream().filter(artifact -> artifact.os().equals(os)).toList();
    }
}
