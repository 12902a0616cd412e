package org.foothold.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.app.content.Content;
import org.foothold.app.content.RuleShelf;
import org.foothold.engine.incident.IncidentRules;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.pipeline.Pipelines;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlFiles;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which rules take part. */
final class RuleOptions {
    @Option(names = "--rules", paramLabel = "DIR", description = "A folder of Sigma rules beside our own; repeatable.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--no-content", description = "Leave out our own rules and filters.")
    private boolean noContent;

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Mixin
    private PipelineOption pipelines = new PipelineOption();

    /** The rules that the options name, pipelines passed. */
    List<Rule> written(CommandLine command) {
        return shelf(command).rules().rules();
    }

    /** The rules that the options name. */
    RuleShelf shelf(CommandLine command) {
        Content content = content(command);
        List<Path> paths = new ArrayList<>(noContent ? List.of() : content.rules());
        for (Path folder : folders) {
            if (!Files.exists(folder)) {
                throw new ParameterException(command, "--rules: there is no " + folder);
            }
        }
        paths.addAll(folders);
        if (paths.isEmpty()) {
            throw new ParameterException(command, "no rules: leave out --no-content, or name a folder with --rules");
        }
        RuleLoader loader = new RuleLoader(placeholders(command), RuleLoader.Naming.BELOW_FOLDER);
        return new RuleShelf(content, paths, loader, placeholders.file(), pipelines.files(command));
    }

    Placeholders placeholders(CommandLine command) {
        return placeholders.read(command);
    }

    Pipelines pipelines(CommandLine command) {
        return pipelines.read(command, content(command));
    }

    /** What joins findings to incidents. */
    static IncidentRules incidents(CommandLine command, YamlFiles files) throws IOException {
        try {
            return IncidentRules.load(content(command).incidents(), files);
        } catch (ContentException broken) {
            throw new IOException(broken.problem().toString(), broken);
        }
    }

    static Content content(CommandLine command) {
        return Content.find()
                .orElseThrow(() -> new ParameterException(
                        command, "no content beside the program: start it by its launcher, or set -Dfoothold.home"));
    }
}
