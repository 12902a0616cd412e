package org.foothold.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.foothold.app.content.RuleShelf;
import org.foothold.app.coverage.Tactic;
import org.foothold.app.report.Format;
import org.foothold.app.report.RunFacts;
import org.foothold.app.report.WrittenReport;
import org.foothold.app.terminal.ProgressLine;
import org.foothold.app.terminal.Terminal;
import org.foothold.engine.artifact.Artifacts;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.account.Accounts;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.engine.incident.IncidentRules;
import org.foothold.engine.incident.Incidents;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;
import org.foothold.engine.shape.Shapes;
import org.foothold.sigma.match.RuleCache;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foothold hunt TARGET…}: judges the logs of targets by rules and reports findings. */
@Command(
        name = "hunt",
        description = "Judges the logs of files and folders by Sigma rules and reports what was found.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class HuntCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "TARGET",
            arity = "1..*",
            description =
                    "Files, and folders with all below them, and - for standard input; logs are known by their content.")
    private List<Path> targets = List.of();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    @Option(names = "--output", paramLabel = "FILE", description = "Write here; the file appears when it is complete.")
    private @Nullable Path output;

    @Option(
            names = "--min-level",
            paramLabel = "LEVEL",
            defaultValue = "informational",
            description = "Report findings of this level and above: informational, low, medium, high, critical.")
    private Level least = Level.INFORMATIONAL;

    @Option(
            names = "--technique",
            paramLabel = "ID",
            split = ",",
            description = "Report findings of these ATT&CK techniques and their sub-techniques; repeatable.")
    private List<Technique> techniques = new ArrayList<>();

    @Option(names = "--since", paramLabel = "TIME", description = "Report findings at or after this time (UTC).")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Report findings before this time (UTC).")
    private @Nullable Instant until;

    @Mixin
    private AccountOptions accountOptions = new AccountOptions();

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @Option(names = "--carve", description = "Read records in slack space too; their findings are marked.")
    private boolean carve;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "Exit with 10 when there is a finding of this level or above.")
    private @Nullable Level failOn;

    @Option(names = "--quiet", description = "Say nothing on standard error but errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = Terminal.current();
        RuleShelf shelf = rules.shelf(spec.commandLine());
        RuleCache.Entry compiled = shelf.compiled();
        YamlFiles content = compiled.content();
        Accounts accounts = accountOptions.accounts(spec.commandLine(), content);
        RuleBook book = shelf.book(compiled, Enrichers.with(accounts));
        requireRules(book.counts());
        Hunt hunt = new Hunt(
                book,
                new Wanted(least, techniques, since, until),
                workers.get(spec.commandLine(), Hunt.AS_NEEDED),
                carve,
                progress(terminal),
                () -> Shapes.load(RuleOptions.content(spec.commandLine()).shapes(), content),
                () -> Artifacts.load(RuleOptions.content(spec.commandLine()).artifacts(), content));
        Summary summary = write(hunt, RuleOptions.incidents(spec.commandLine(), content), facts(), terminal);
        accountOptions.finish(accounts, spec.commandLine());
        return exitCode(summary);
    }

    /** Without a rule nothing can be found, and an empty report would prove nothing. */
    private void requireRules(Summary.Rules counts) {
        if (counts.loaded() == 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no rule can match: %d were refused, of %d no mapping knows the log source; `rules check` says why"
                            .formatted(counts.refused(), counts.withoutLogsource()));
        }
    }

    /** Only a page tells of techniques and of the rules, which have to be read for it as they are written. */
    private RunFacts facts() throws IOException {
        Tactic tactic = Tactic.NONE;
        Map<String, Integer> counts = new HashMap<>();
        if (format == Format.REPORT) {
            tactic = Tactic.read(RuleOptions.content(spec.commandLine()).tactic());
            for (Rule rule : rules.written(spec.commandLine())) {
                rule.techniques().forEach(technique -> counts.merge(technique, 1, Integer::sum));
            }
        }
        return new RunFacts(
                new Version().getVersion()[0],
                targets.stream().map(Path::toString).toList(),
                workers.get(spec.commandLine(), Runtime.getRuntime().availableProcessors()),
                Instant.now(),
                tactic,
                counts);
    }

    private Summary write(Hunt hunt, IncidentRules joins, RunFacts facts, Terminal terminal) throws IOException {
        try (Output out = Output.open(output)) {
            Summary summary;
            try (WrittenReport report = format.open(out.stream(), terminal.forOutput(output == null), facts)) {
                Passed passed =
                        new Passed(report, format, quiet, spec.commandLine().getErr());
                summary = hunt.run(targets, new Incidents(joins, passed));
            }
            out.commit();
            return summary;
        }
    }

    /** A line that moves is for people: not where standard error is a file, nor between lines of a report on a terminal. */
    private Progress progress(Terminal terminal) {
        boolean reportPassesBy = output == null && terminal.output() && format != Format.TABLE;
        return quiet || !terminal.error() || reportPassesBy
                ? Progress.NONE
                : new ProgressLine(spec.commandLine().getErr(), terminal.columns(), System::nanoTime);
    }

    private int exitCode(Summary summary) {
        if (failOn != null) {
            for (Level level : Level.values()) {
                if (level.compareTo(failOn) >= 0 && summary.findings().getOrDefault(level, 0L) > 0) {
                    return ExitCode.FOUND;
                }
            }
        }
        return summary.complete() ? ExitCode.DONE : ExitCode.UNREAD;
    }
}
