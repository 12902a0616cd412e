package org.foothold.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.foothold.app.content.Content;
import org.foothold.app.terminal.Glyphs;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.enrich.account.Accounts;
import org.foothold.sigma.load.RuleCheck;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foothold rules check DIR…}: what loads, what does not and why, and which log sources no mapping knows. */
@Command(
        name = "check",
        description = {
            "Lists what of folders of rules loads, what does not and why.",
            "Exits with 1 when content of our own is broken."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Folders or files of rules; default: our own content.")
    private List<Path> folders = List.of();

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Mixin
    private PipelineOption pipelines = new PipelineOption();

    @Option(names = "--strict", description = "Exit with 1 when any rule is refused, whosever it is.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        Content content = RuleOptions.content(spec.commandLine());
        for (Path folder : folders) {
            if (!Files.exists(folder)) {
                throw new ParameterException(spec.commandLine(), "there is no " + folder);
            }
        }
        List<Path> paths = folders.isEmpty() ? content.rules() : folders;
        MappingSet mappings = content.mappings(YamlFiles.onDisk());
        Rules rules = new RuleLoader(placeholders.read(spec.commandLine()), RuleLoader.Naming.AS_GIVEN)
                .with(pipelines.read(spec.commandLine(), content))
                .load(paths);
        RuleCheck check = RuleCheck.of(rules, mappings);
        mappings.problems().forEach(problem -> print(problem.toString()));
        check.lines().forEach(this::print);
        Accounts accounts = Accounts.load(content.folder(), YamlFiles.onDisk(), settings -> settings);
        accounts.problems().forEach(problem -> print(problem.toString()));
        Enrichment enrichment = Enrichment.load(Enrichers.with(accounts), content.enrich());
        enrichment.problems().forEach(problem -> print(problem.toString()));
        int late =
                enrichment.layout(rules.rules(), rules.correlations()).relaxed().size();
        if (late > 0) {
            print(late + (late == 1 ? " asks" : " ask") + " for facts of enrichers");
        }
        boolean ourFault = !mappings.problems().isEmpty()
                || !accounts.problems().isEmpty()
                || !enrichment.problems().isEmpty()
                || check.problems().stream().anyMatch(problem -> refused(problem) && isOurs(problem, content));
        return ourFault || (strict && !check.clean()) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(Glyphs.visible(line));
    }

    private static boolean refused(Problem problem) {
        return problem.severity() == Problem.Severity.REFUSED;
    }

    private static boolean isOurs(Problem problem, Content content) {
        Path file = Path.of(problem.position().path()).toAbsolutePath().normalize();
        return file.startsWith(content.folder().toAbsolutePath().normalize());
    }
}
