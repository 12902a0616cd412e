package org.foothold.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.foothold.app.content.Content;
import org.foothold.sigma.pipeline.Pipelines;
import org.foothold.sigma.rule.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that brings pipelines, which lead rules to the names of a source. */
final class PipelineOption {
    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            description = "A pipeline (YAML of pySigma) that changes the rules before they judge; repeatable.")
    private List<Path> files = new ArrayList<>();

    /** The files that were named, none of which is wrong. */
    List<Path> files(CommandLine command) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(command, "--pipeline: there is no file " + file);
            }
        }
        List<Problem> problems =
                files.isEmpty() ? List.of() : Pipelines.load(files).problems();
        if (!problems.isEmpty()) {
            String why = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
            throw new ParameterException(command, "--pipeline: " + why);
        }
        return List.copyOf(files);
    }

    /** The pipelines of these files and of our own content. */
    Pipelines read(CommandLine command, Content content) {
        return Pipelines.load(content.mappings(), files(command));
    }
}
