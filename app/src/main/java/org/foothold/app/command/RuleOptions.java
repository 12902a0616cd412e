package org.foothold.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.app.content.Content;
import org.foothold.app.content.RuleShelf;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.sigma.load.RuleLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which rules take part. */
final class RuleOptions {
    @Option(names = "--rules", paramLabel = "DIR", description = "A folder of Sigma rules beside our own; repeatable.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--no-content", description = "Leave out our own rules and filters.")
    private boolean noContent;

    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description = "A YAML file with values for the placeholders of rules with the modifier expand.")
    private @Nullable Path placeholders;

    /** The rules that the options name, compiled. */
    RuleBook book(CommandLine command) throws IOException {
        return new RuleShelf(content(command), paths(command), new RuleLoader(), placeholders).book();
    }

    private List<Path> paths(CommandLine command) {
        List<Path> paths =
                new ArrayList<>(noContent ? List.of() : content(command).rules());
        for (Path folder : folders) {
            if (!Files.exists(folder)) {
                throw new ParameterException(command, "--rules: there is no " + folder);
            }
        }
        paths.addAll(folders);
        if (paths.isEmpty()) {
            throw new ParameterException(command, "no rules: leave out --no-content, or name a folder with --rules");
        }
        return paths;
    }

    private static Content content(CommandLine command) {
        return Content.find()
                .orElseThrow(() -> new ParameterException(
                        command, "no content beside the program: start it by its launcher, or set -Dfoothold.home"));
    }
}
