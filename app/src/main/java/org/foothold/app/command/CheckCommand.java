package org.foothold.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.foothold.app.content.Content;
import org.foothold.app.terminal.Glyphs;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Rule;
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
        MappingSet mappings = MappingLoader.load(content.mappings());
        Rules rules = new RuleLoader(placeholders.read(spec.commandLine()), RuleLoader.Naming.AS_GIVEN).load(paths);
        List<Problem> problems = new ArrayList<>(mappings.problems());
        problems.addAll(rules.problems());
        report(rules, problems, mappings);
        boolean ourFault = problems.stream().anyMatch(problem -> refused(problem) && isOurs(problem, content));
        boolean anyFault = problems.stream().anyMatch(CheckCommand::refused);
        return ourFault || (strict && anyFault) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static boolean refused(Problem problem) {
        return problem.severity() == Problem.Severity.REFUSED;
    }

    private static boolean isOurs(Problem problem, Content content) throws IllegalArgumentException {
        Path file = Path.of(problem.position().path()).toAbsolutePath().normalize();
        return file.startsWith(content.folder().toAbsolutePath().normalize());
    }

    private void report(Rules rules, List<Problem> problems, MappingSet mappings) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Integer> mapped = new TreeMap<>();
        Map<String, Integer> unmapped = new TreeMap<>();
        for (Rule rule : rules.rules()) {
            LogSource logsource = rule.logsource();
            boolean known = !mappings.variants(logsource).isEmpty();
            (known ? mapped : unmapped).merge(logsource.toString(), 1, Integer::sum);
        }
        list(out, "Log sources with a mapping:", mapped);
        list(out, "Log sources without a mapping:", unmapped);
        if (!problems.isEmpty()) {
            out.println("Problems:");
            problems.stream()
                    .sorted(Comparator.comparing(Problem::position))
                    .forEach(problem -> out.println("  " + Glyphs.visible(problem.toString())));
        }
        out.printf(
                Locale.ROOT,
                "%,d rules load, %,d of them with a log source that a mapping knows; %,d refused, %,d warnings%n",
                rules.rules().size(),
                sum(mapped),
                problems.stream().filter(CheckCommand::refused).count(),
                problems.stream().filter(problem -> !refused(problem)).count());
    }

    private static void list(PrintWriter out, String title, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            out.println(title);
            counts.forEach(
                    (logsource, count) -> out.printf(Locale.ROOT, "%,7d  %s%n", count, Glyphs.visible(logsource)));
        }
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
