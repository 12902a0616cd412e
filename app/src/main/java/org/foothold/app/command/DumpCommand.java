package org.foothold.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.foothold.app.terminal.Glyphs;
import org.foothold.formats.evtx.EventRenderer;
import org.foothold.formats.evtx.EvtxDump;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foothold dump FILE|DIR…}: every record of event logs as text, in order and without loss. */
@Command(
        name = "dump",
        description = "Writes every record of Windows event logs as text, in order and without loss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "TARGET",
            arity = "1..*",
            description = "Files, and folders with all below them; event logs are known by their content.")
    private List<Path> targets = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson, xml; default: ${DEFAULT-VALUE}.")
    private EventRenderer.Format format = EventRenderer.Format.NDJSON;

    @Option(names = "--output", paramLabel = "FILE", description = "Write here; the file appears when it is complete.")
    private @Nullable Path output;

    @Option(names = "--carve", description = "Write records in slack space too; they are marked.")
    private boolean carve;

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @Override
    public Integer call() throws IOException {
        EvtxDump dump = new EvtxDump(
                format, workers.get(spec.commandLine(), Runtime.getRuntime().availableProcessors()), carve);
        EvtxDump.Count count;
        try (Output out = Output.open(output)) {
            count = dump.run(targets, out.stream(), this::complain);
            out.commit();
        }
        if (count.damaged() > 0 || count.unreadable() > 0) {
            complain(count.events() + " records written, " + count.damaged() + " lost to damage, " + count.unreadable()
                    + " files or folders not read to their end");
            return ExitCode.UNREAD;
        }
        return ExitCode.DONE;
    }

    private void complain(String line) {
        spec.commandLine().getErr().println("foothold: " + Glyphs.visible(line));
    }
}
