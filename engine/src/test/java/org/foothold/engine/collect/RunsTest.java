package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.collect.Runs.Run;
import org.foothold.engine.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    private Path folder;

    @Test
    void filesThatAreReadAlikeStandInOneRun() throws IOException {
        write("a.evtx", "ElfFile\0");
        write("b.txt", "hello");
        write("c.json", "{\"a\":1}\n");
        write("d", "Mar  4 09:15:27 web-1 sshd[4412]: Accepted publickey for anna\n");
        write("e.gz", "\37\213");
        write("f", "");

        List<String> runs = runs();

        assertThat(runs).containsExactly("logs a.evtx b.txt", "streams c.json d e.gz", "logs f");
    }

    @Test
    void aFileIsLookedIntoWhenItsTurnComes() throws IOException {
        write("a.json", "{\"a\":1}\n");
        write("b.json", "{\"a\":1}\n");
        Runs runs = new Runs(Listing.of(List.of(folder)));
        Files.delete(folder.resolve("b.json"));

        assertThat(runs.next()).isInstanceOfSatisfying(Run.Streams.class, run -> {
            assertThat(run.files().next().path()).isEqualTo("a.json");
            assertThat(run.files().hasNext()).isFalse();
        });
        assertThat(runs.next())
                .isInstanceOfSatisfying(
                        Run.Logs.class,
                        run -> assertThat(run.candidates().next().toString()).contains("no such file"));
        assertThat(runs.next()).isNull();
    }

    private List<String> runs() {
        List<String> told = new ArrayList<>();
        Runs runs = new Runs(Listing.of(List.of(folder)));
        for (Run run = runs.next(); run != null; run = runs.next()) {
            StringBuilder text = new StringBuilder(run instanceof Run.Logs ? "logs" : "streams");
            switch (run) {
                case Run.Logs logs ->
                    logs.candidates().forEachRemaining(each -> text.append(' ').append(each.path()));
                case Run.Streams files ->
                    files.files().forEachRemaining(each -> text.append(' ').append(each.path()));
            }
            told.add(text.toString());
        }
        return told;
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
