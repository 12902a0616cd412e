package org.foothold.app.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.foothold.app.content.Content;
import org.foothold.app.coverage.Coverage;
import org.foothold.app.coverage.FindingCounts;
import org.foothold.app.coverage.NavigatorLayer;
import org.foothold.app.coverage.Tactic;
import org.foothold.app.terminal.Glyphs;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foothold coverage}: which techniques of TA0003 rules are for, and which none is. */
@Command(
        name = "coverage",
        description = "Lists the techniques of Persistence (TA0003) with their rules, and those without.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CoverageCommand implements Callable<Integer> {
    private static final List<Integer> VERSIONS = List.of(18, 19);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    @Option(
            names = "--attack",
            paramLabel = "VERSION",
            defaultValue = "19",
            description = "Version of ATT&CK, 18 or 19; default: ${DEFAULT-VALUE}. T1574 left the tactic with 19.")
    private int attack = 19;

    @Option(
            names = "--navigator",
            paramLabel = "FILE",
            description = "Write a layer for the ATT&CK Navigator: numbers of rules, or of findings.")
    private @Nullable Path navigator;

    @Option(
            names = "--findings",
            paramLabel = "FILE",
            description = "The layer shows the findings of this hunt (NDJSON) instead.")
    private @Nullable Path findings;

    @Override
    public Integer call() throws IOException {
        if (!VERSIONS.contains(attack)) {
            throw new ParameterException(spec.commandLine(), "--attack: 18 or 19");
        }
        if (findings != null && navigator == null) {
            throw new ParameterException(spec.commandLine(), "--findings goes with --navigator");
        }
        Content content = RuleOptions.content(spec.commandLine());
        Tactic tactic = Tactic.read(content.tactic());
        List<Rule> all = rules.written(spec.commandLine());
        Coverage coverage =
                new Coverage(all, rule -> content.hasCases(rule.position().path()));
        if (navigator != null) {
            NavigatorLayer layer = findings == null ? ofRules(tactic, coverage) : ofFindings(tactic, findings);
            try (Output out = Output.open(navigator)) {
                layer.write(out.stream());
                out.commit();
            }
        }
        coverage.lines(tactic, attack)
                .forEach(line -> spec.commandLine().getOut().println(Glyphs.visible(line)));
        return ExitCode.DONE;
    }

    private NavigatorLayer ofRules(Tactic tactic, Coverage coverage) {
        NavigatorLayer layer = new NavigatorLayer("Foothold: rules", attack);
        Map<String, Coverage.Row> rows = coverage.rows();
        for (String technique : tactic.techniques(attack)) {
            Coverage.Row row = rows.get(technique);
            List<String> titles = row == null ? List.of() : row.titles();
            layer.set(technique, titles.size(), String.join("; ", titles));
        }
        return layer;
    }

    private NavigatorLayer ofFindings(Tactic tactic, Path file) throws IOException {
        SortedMap<String, Long> counts;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            counts = FindingCounts.read(in);
        }
        NavigatorLayer layer = new NavigatorLayer("Foothold: findings", attack);
        for (String technique : tactic.techniques(attack)) {
            long count = counts.getOrDefault(technique, 0L);
            layer.set(technique, count, count == 1 ? "1 finding" : count + " findings");
        }
        return layer;
    }
}
