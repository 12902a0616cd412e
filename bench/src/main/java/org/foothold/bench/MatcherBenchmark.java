package org.foothold.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One event against all rules of folders; {@code -Dfoothold.bench.rules} names them, separated by commas, and
 * {@code -Dfoothold.bench.mappings} the mappings (default: {@code content/mappings}). Events of one kind differ in a value
 * that matters, so that not every answer is remembered.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatcherBenchmark {
    /** Enough that a memory of recent values does not hold them all. */
    private static final int EVENTS = 8192;

    /** What is logged. */
    @Param({"sysmon-1", "sysmon-1-encoded", "security-4624", "security-4688", "script-4104"})
    public String kind = "";

    private final Matcher matcher = new Matcher();
    private EventBytes[] events = {};
    private int next;

    @Setup
    public void prepare() throws IOException {
        String folders = System.getProperty("foothold.bench.rules");
        if (folders == null) {
            throw new IllegalStateException("-Dfoothold.bench.rules must name folders of rules");
        }
        RuleSet rules = RuleFolders.load(
                        System.getProperty("foothold.bench.mappings", "content/mappings"),
                        Stream.of(folders.split(",", -1)))
                .compiled();
        events = new EventBytes[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            events[i] = EventBytes.of(rules, event(i));
        }
    }

    private Map<String, String> event(int number) {
        String file = "C:\\Users\\ada\\Documents\\report-" + number + ".docx";
        return switch (kind) {
            case "sysmon-1" -> Sample.process("\"C:\\Program Files\\Office\\WINWORD.EXE\" /n \"" + file + "\"");
            case "sysmon-1-encoded" ->
                Sample.process("powershell.exe -NoProfile -w hidden -enc " + "SQBFAFgAIAAoAE4A".repeat(20) + number);
            case "security-4624" -> Sample.logon("host-" + number);
            case "security-4688" -> Sample.creation("cmd.exe /c copy " + file + " \\\\files\\share");
            case "script-4104" -> Sample.script("Get-ChildItem -Recurse | Copy-Item -Destination " + file);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** How many rules match the event. */
    @Benchmark
    public int event() {
        EventBytes event = events[next];
        next = (next + 1) % EVENTS;
        return event.match(matcher);
    }
}
