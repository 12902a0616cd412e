package org.foothold.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.foothold.app.content.Content;
import org.foothold.app.content.JsonEvents;
import org.foothold.app.terminal.Glyphs;
import org.foothold.engine.collect.EventLookup;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.plain.Explainer;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foothold rules explain RULE EVENT}: predicate by predicate, why a rule did or did not match an event. */
@Command(
        name = "explain",
        description = "Shows, predicate by predicate, why a rule did or did not match an event.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "RULE",
            description = "A rule's file, or the id of a rule among --rules or our own.")
    private String rule = "";

    @Parameters(
            index = "1",
            paramLabel = "EVENT",
            description = "A JSON file of flat events or findings, - for standard input, or LOG.evtx#RECORD.")
    private String event = "";

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Override
    public Integer call() throws IOException {
        Content content = RuleOptions.content(spec.commandLine());
        MappingSet mappings = content.mappings(YamlFiles.onDisk());
        List<Rule> rules = rules();
        for (Event read : events()) {
            for (Rule one : rules) {
                explain(one, mappings, read);
            }
        }
        return ExitCode.DONE;
    }

    private List<Rule> rules() {
        Path file = Path.of(rule);
        if (Files.isRegularFile(file)) {
            Rules read = new RuleLoader(options.placeholders(spec.commandLine()), RuleLoader.Naming.AS_GIVEN)
                    .with(options.pipelines(spec.commandLine()))
                    .load(List.of(file));
            if (!read.rules().isEmpty()) {
                return read.rules();
            }
            List<String> why = read.problems().stream().map(Problem::toString).toList();
            throw new ParameterException(spec.commandLine(), "no rule can be used:\n" + String.join("\n", why));
        }
        List<Rule> found = options.written(spec.commandLine()).stream()
                .filter(one -> rule.equalsIgnoreCase(one.id()))
                .toList();
        if (found.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no file and no rule with the id " + rule);
        }
        return found;
    }

    private List<Event> events() throws IOException {
        int hash = event.lastIndexOf('#');
        if (hash > 0 && event.substring(hash + 1).matches("\\d{1,20}")) {
            String log = event.substring(0, hash);
            return EventLookup.find(Path.of(log), Long.parseUnsignedLong(event.substring(hash + 1)))
                    .map(List::of)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), log + " has no record " + event.substring(hash + 1)));
        }
        try (InputStream in = event.equals("-") ? System.in : Files.newInputStream(Path.of(event))) {
            return JsonEvents.read(in);
        }
    }

    private void explain(Rule one, MappingSet mappings, Event read) {
        List<Variant> variants = mappings.variants(one.logsource());
        List<String> texts = new ArrayList<>();
        for (Variant variant : variants) {
            texts.add(new Explainer().explain(one, variant, read).text());
        }
        if (variants.isEmpty()) {
            texts.add("no mapping knows the log source of '" + one.title() + "': " + one.logsource() + "\n");
        }
        for (String text : texts) {
            text.lines().forEach(line -> spec.commandLine().getOut().println(Glyphs.visible(line)));
            spec.commandLine().getOut().println();
        }
    }
}
