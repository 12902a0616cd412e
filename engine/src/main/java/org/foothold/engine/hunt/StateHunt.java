package org.foothold.engine.hunt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.foothold.engine.artifact.Artifact;
import org.foothold.engine.collect.EventLogs;
import org.foothold.engine.collect.state.Row;
import org.foothold.engine.collect.state.StateEvidence;
import org.foothold.engine.collect.state.TreeSource;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Target;
import org.foothold.engine.source.FileTree;
import org.foothold.engine.source.FolderTree;
import org.foothold.engine.source.Layouts;
import org.foothold.engine.source.Reasons;

/** Hunts the state of a target that is the root of a system: every artifact is collected and judged. */
final class StateHunt {
    private final RuleBook book;
    private final Wanted wanted;
    private final List<Artifact> artifacts;

    StateHunt(RuleBook book, Wanted wanted, List<Artifact> artifacts) {
        this.book = book;
        this.wanted = wanted;
        this.artifacts = List.copyOf(artifacts);
    }

    /** Whether a target is the root of a Linux system: accounts stand in it, and programs. */
    static boolean isRoot(Path target) {
        return Files.isRegularFile(target.resolve("etc").resolve("passwd"))
                && (Files.isDirectory(target.resolve("usr")) || Files.isDirectory(target.resolve("bin")));
    }

    /** Collects and judges; an outcome stands for each artifact. */
    void run(Path root, EventLogs.Sink<Found> sink) {
        try (FileTree tree = FolderTree.of(root)) {
            StateJudge judge = new StateJudge(
                    book, new Verdicts(book, wanted), new Target(Objects.requireNonNullElse(Layouts.host(tree), "")));
            List<Found> found = new ArrayList<>();
            new StateEvidence(new TreeSource(tree)).collect(artifacts, new StateEvidence.Sink() {
                @Override
                public void row(Artifact artifact, Row row) {
                    judge.visit(artifact, row, found);
                    found.forEach(each -> sink.found(row.file().path(), each));
                    found.clear();
                    sink.read(0, 1);
                }

                @Override
                public void outcome(Artifact artifact, Outcome outcome) {
                    sink.outcome(outcome);
                }
            });
        } catch (IOException unreadable) {
            sink.outcome(Outcome.unread(root.toString(), true, Outcome.Result.UNREADABLE, Reasons.of(unreadable)));
        }
    }
}
