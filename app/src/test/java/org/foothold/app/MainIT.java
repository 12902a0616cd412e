package org.foothold.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, as a user runs it: {@link Main} behind a shell script. */
class MainIT {
    private static final Path LAUNCHER = SharedData.repo().resolve("foothold");
    private static final Path SAMPLE = SharedData.repo().resolve("samples").resolve("office-macro-chain");

    /** A build on a slow machine and the first training of the cache. */
    private static final long MINUTES = 10;

    @TempDir
    private static Path cache;

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    @BeforeAll
    static void fillTheCache() throws Exception {
        Run run = run(cache.toString(), cache, LAUNCHER.toString(), "--version");

        assertThat(run.err).isEmpty();
        assertThat(run.code).isZero();
    }

    @Test
    void addsNothingToStandardOutput() throws Exception {
        Run run = run(cache.toString(), folder, LAUNCHER.toString(), "--version");

        assertThat(run.out).matches("foothold \\S+\n");
        assertThat(run.err).isEmpty();
    }

    @Test
    void worksFromAnyFolderAndThroughALink() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("a folder").resolve("bin"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("hunt er"), LAUNCHER);
        Path relative = Files.createSymbolicLink(folder.resolve("again"), Path.of("a folder/bin/hunt er"));

        assertThat(run(cache.toString(), elsewhere, link.toString(), "--version").code)
                .isZero();
        assertThat(run(cache.toString(), folder, "./" + relative.getFileName(), "--version").out)
                .startsWith("foothold ");
    }

    @Test
    void handsOnArgumentsAsTheyAre() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("it's  $HOME *"));
        Files.copy(SAMPLE.resolve("Security.evtx"), odd.resolve("Security.evtx"));

        Run run = run(cache.toString(), folder, LAUNCHER.toString(), "hunt", odd.toString(), "--format", "ndjson");

        assertThat(run.code).isZero();
        assertThat(run.out).contains("\"path\":\"Security.evtx\"").contains("\"result\":\"found\"");
    }

    @Test
    void handsOnExitCodes() throws Exception {
        assertThat(run(cache.toString(), folder, LAUNCHER.toString(), "hunt").code)
                .isEqualTo(2);
        assertThat(run(cache.toString(), folder, LAUNCHER.toString(), "hunt", "no such file").code)
                .isEqualTo(3);
        assertThat(run(cache.toString(), folder, LAUNCHER.toString(), "hunt", SAMPLE.toString(), "--fail-on", "high")
                        .code)
                .isEqualTo(10);
    }

    @Test
    void worksWithoutACache() throws Exception {
        Run run =
                run("/dev/null/nowhere", folder, LAUNCHER.toString(), "hunt", SAMPLE.toString(), "--format", "ndjson");

        assertThat(run.code).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("\"kind\":\"summary\"");
    }

    @Test
    void looksFurtherWhereJavaHomeIsNone() throws Exception {
        List<String> command = List.of("env", "JAVA_HOME=" + folder, LAUNCHER.toString(), "--version");

        assertThat(run(cache.toString(), folder, command.toArray(String[]::new)).out)
                .startsWith("foothold ");
    }

    private static Run run(String cacheHome, Path folder, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        Path out = Files.createTempFile("foothold", ".out");
        Path err = Files.createTempFile("foothold", ".err");
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_CACHE_HOME", cacheHome);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", all)
                    .isTrue();
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
