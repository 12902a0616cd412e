package org.foothold.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.foothold.app.coverage.Tactic;
import org.foothold.app.report.Format;
import org.foothold.app.report.RunFacts;
import org.foothold.app.report.WrittenReport;
import org.foothold.app.terminal.Terminal;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;
import org.foothold.engine.model.Technique;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.EventRenderer;
import org.foothold.formats.evtx.Output;
import org.foothold.formats.evtx.TemplateStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Lines of NDJSON: of an event, as a dump writes it ({@code -Dfoothold.bench.log} names the log), and of a finding. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class JsonBenchmark {
    private final ChunkReader reader = new ChunkReader(new TemplateStore(), false);
    private final EventRenderer renderer = new EventRenderer(EventRenderer.Format.NDJSON);
    private final Output output = new Output();
    private final WrittenReport report = Format.NDJSON.open(
            OutputStream.nullOutputStream(),
            Terminal.none(),
            new RunFacts("bench", List.of(), 1, Instant.EPOCH, Tactic.NONE, Map.of()));
    private final Finding finding = finding();
    private byte[][] chunks = {};
    private int chunk;

    @Setup
    public void prepare() throws IOException {
        chunks = LogChunks.read();
    }

    /** One event, and its share of reading the chunk. */
    @Benchmark
    public int event() {
        while (!reader.next()) {
            reader.load(chunks[chunk], 0, ChunkReader.SIZE, 0);
            chunk = (chunk + 1) % chunks.length;
        }
        output.truncate(0);
        renderer.write(reader.event(), "log.evtx", output);
        return output.size();
    }

    /** One finding, with all that stands in its event. */
    @Benchmark
    public Finding line() {
        report.finding(finding);
        return finding;
    }

    private static Finding finding() {
        Finding.Rule rule = new Finding.Rule(
                "0f4d5e1c-8f0a-4a58-9f5e-0d8c0a1b2c3d",
                "PowerShell With an Encoded Command",
                "windows/process/encoded_command.yml",
                Level.MEDIUM,
                List.of(new Technique("T1059.001")),
                List.of("attack.execution", "attack.t1059.001"),
                new Finding.Logsource("windows", "process_creation", null));
        List<Evidence.Field> fields = new ArrayList<>();
        Sample.process("powershell.exe -NoProfile -w hidden -enc " + "SQBFAFgAIAAoAE4A".repeat(20))
                .forEach((name, value) -> fields.add(new Evidence.Field(name, name.equals("EventID"), List.of(value))));
        return new Finding(
                rule,
                Instant.parse("2026-03-10T11:02:33.123Z"),
                new Target("DESKTOP-1"),
                new Origin("evtx/Sysmon.evtx", 90_210, false),
                new Evidence(fields),
                List.of("selection: CommandLine contains ' -enc '"));
    }
}
