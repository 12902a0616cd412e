package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.foothold.engine.collect.Runs.Run;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.Shapes;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.Listing;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.EvtxWriter;
import org.foothold.formats.evtx.TemplateStore;
import org.foothold.formats.linux.JournalWriter;
import org.foothold.formats.linux.LogEvent;
import org.foothold.formats.unpack.Tool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files from end to end, whatever they are packed in. */
class StreamsTest {
    private static final byte[] JSON = "{\"Channel\":\"x\"}\n{\"Channel\":\"y\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SYSLOG =
            "Mar  4 09:15:27 web-1 sshd[1]: one\nno line\nMar  4 09:15:28 web-1 sshd[1]: two\n"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    /** Tells what it is shown. */
    private static final class Seen implements EventLogs.Sink<String>, Streams.Visitor<String> {
        private final List<String> events = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private long bytes;

        @Override
        public void found(String path, String found) {
            events.add(path + ": " + found);
        }

        @Override
        public void outcome(Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void read(long more, long ofEvents) {
            bytes += more;
        }

        @Override
        public void visit(LineEvent event, List<String> found) {
            found.add("line " + event.string(0));
        }

        @Override
        public void visit(LogEvent event, List<String> found) {
            found.add("log " + event.values("message"));
        }

        @Override
        public void visit(EventView event, List<String> found) {
            found.add("event " + event.flat().get("EventRecordID"));
        }

        @Override
        public @Nullable String trouble() {
            return null;
        }
    }

    private Seen read(int workers) {
        Seen seen = new Seen();
        List<Candidate> candidates = Listing.of(List.of(folder));
        Runs runs = new Runs(candidates);
        Hosts hosts = new Hosts(candidates);
        Streams streams = new Streams(Shapes.NONE, hosts, new TemplateStore(), workers, false);
        for (Run run = runs.next(); run != null; run = runs.next()) {
            if (run instanceof Run.Streams part) {
                streams.collect(part.files(), () -> seen, seen);
            }
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "bzip2"})
    void readsWhatIsPacked(String program) throws IOException {
        Files.write(folder.resolve("a.json.x"), Tool.run(JSON, program, "-c"));
        Files.write(folder.resolve("b.log.x"), Tool.run(SYSLOG, program, "-c"));
        Files.write(folder.resolve("c.evtx.x"), Tool.run(evtx(), program, "-c"));

        for (int workers : new int[] {1, 3}) {
            Seen seen = read(workers);

            assertThat(seen.events)
                    .containsExactly(
                            "a.json.x: line x",
                            "a.json.x: line y",
                            "b.log.x: log [one]",
                            "b.log.x: log [two]",
                            "c.evtx.x: event [7]",
                            "c.evtx.x: event [8]");
            assertThat(seen.outcomes).allMatch(outcome -> outcome.result() == Result.FOUND && outcome.events() == 2);
            assertThat(seen.outcomes.get(1).damaged()).isEqualTo(1);
            assertThat(seen.outcomes.get(1).reason()).startsWith("line 2: time: expected");
            assertThat(seen.bytes).isGreaterThan(65_536);
        }
    }

    @Test
    void readsWhatIsPackedInAnArchive() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
            entry(zip, "in/a.evtx", evtx());
            entry(zip, "in/b.json.gz", gzip(JSON));
            entry(zip, "c.zip", zip("d.log", SYSLOG));
            entry(zip, "e.gz", gzip(gzip(gzip(gzip(JSON)))));
            entry(zip, "f.txt", "text".getBytes(StandardCharsets.UTF_8));
        }

        Seen seen = read(2);

        assertThat(seen.events)
                .containsExactly(
                        "a.zip/in/a.evtx: event [7]",
                        "a.zip/in/a.evtx: event [8]",
                        "a.zip/in/b.json.gz: line x",
                        "a.zip/in/b.json.gz: line y",
                        "a.zip/c.zip/d.log: log [one]",
                        "a.zip/c.zip/d.log: log [two]");
        assertThat(seen.outcomes)
                .extracting(Outcome::path)
                .containsExactly(
                        "a.zip/in/a.evtx", "a.zip/in/b.json.gz", "a.zip/c.zip/d.log", "a.zip/e.gz", "a.zip/f.txt");
        assertThat(seen.outcomes.get(3).reason()).isEqualTo("not read: a gzip archive of a gzip archive");
        assertThat(seen.outcomes.get(4).reason()).isEqualTo("not read: a ZIP archive of a file of another kind");
    }

    @Test
    void readsStandardInput() {
        Seen seen = new Seen();
        new Streams(Shapes.NONE, Hosts.NONE, new TemplateStore(), 1, false)
                .collect(
                        List.<Candidate>of(new Candidate.Standard(new ByteArrayInputStream(SYSLOG)))
                                .iterator(),
                        () -> seen,
                        seen);

        assertThat(seen.events).containsExactly("-: log [one]", "-: log [two]");
        assertThat(seen.outcomes).singleElement().matches(Outcome::named);
    }

    @Test
    void anEventLogThatIsCutOffGivesWhatThereIs() throws IOException {
        byte[] packed = gzip(evtx());
        Files.write(folder.resolve("a.evtx.gz"), Arrays.copyOf(packed, packed.length - 9));

        assertThat(read(1).outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.UNREADABLE);
            assertThat(outcome.reason()).isEqualTo("the compressed data end too early");
        });
    }

    private static byte[] evtx() {
        return new EvtxWriter()
                .event("Channel", "Security", "EventRecordID", "7")
                .event("Channel", "Security", "EventRecordID", "8")
                .bytes();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            entry(out, name, content);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    @Test
    void readsJournals() throws IOException {
        byte[] journal = new JournalWriter(true, JournalWriter.Packing.NONE)
                .entry(1_772_615_727_118_000L, "MESSAGE=one", "_HOSTNAME=web-1")
                .entry(1_772_615_727_119_000L, "MESSAGE=two", "_HOSTNAME=web-1")
                .bytes();
        Files.write(folder.resolve("a.journal"), journal);
        Files.write(folder.resolve("b.journal.gz"), gzip(journal));
        Files.writeString(folder.resolve("c.export"), "__CURSOR=x\nMESSAGE=three\n\n");

        Seen seen = read(2);

        assertThat(seen.events)
                .containsExactly(
                        "a.journal: log [one]",
                        "a.journal: log [two]",
                        "b.journal.gz: log [one]",
                        "b.journal.gz: log [two]",
                        "c.export: log [three]");
        assertThat(seen.outcomes).allMatch(Outcome::complete);
    }
}
