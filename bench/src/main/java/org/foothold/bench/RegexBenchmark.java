package org.foothold.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.foothold.sigma.regex.Found;
import org.foothold.sigma.regex.Regex;
import org.foothold.sigma.regex.RegexSyntaxException;
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
 * Regular expressions like those of rules on a command line of 500 characters in which they are not found: the most
 * common case. The value has 1,000 bytes as it stands in a log, so nanoseconds for one search are also picoseconds a byte.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class RegexBenchmark {
    private static final int CHARACTERS = 500;
    private static final String LINE =
            "powershell.exe -NoProfile -Command \"$a = Get-Content C:\\Users\\Public\\notes.txt; net use z: "
                    + "\\\\files\\share; copy $a 'x'+'y'+'z' /usr/share/doc 10.20.30 deadbeef12 \" ";

    /** What is looked for. */
    @Param({
        "net\\s+group",
        "(?i)net\\s+group",
        "\\s[a-fA-F0-9]{64}\\s",
        "https?://[0-9]{1,3}\\.[0-9]{1,3}\\.0[0-9]{3,4}",
        "\\+.*\\+.*\\+.*\\+.*\\+.*#",
        "(Get-Item|Get-Content).{1,64}-Path.{1,64}\\\\Run\\\\",
        "[^ ]{100,}$"
    })
    public String pattern = "";

    private byte[] bytes = {};
    private String text = "";
    private Regex regex;
    private Pattern java = Pattern.compile("");

    public RegexBenchmark() {
        regex = compile("");
    }

    @Setup
    public void prepare() {
        text = LINE.repeat(CHARACTERS / LINE.length() + 1).substring(0, CHARACTERS);
        bytes = text.getBytes(StandardCharsets.UTF_16LE);
        regex = compile(pattern);
        java = Pattern.compile(pattern);
    }

    private static Regex compile(String pattern) {
        try {
            return Regex.compile(pattern, false, false, false);
        } catch (RegexSyntaxException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** On the bytes of the log. */
    @Benchmark
    public Found ours() {
        return regex.find(bytes, 0, bytes.length);
    }

    /** On text that is already decoded. */
    @Benchmark
    public boolean javaUtilRegex() {
        return java.matcher(text).find();
    }

    /** Reading the pattern, and the first search with it. */
    @Benchmark
    public Found oursFromScratch() {
        return compile(pattern).find(bytes, 0, bytes.length);
    }
}
