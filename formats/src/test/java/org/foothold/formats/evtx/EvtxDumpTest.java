package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.put32;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvtxDumpTest {
    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void writeLogs() throws IOException {
        EvtxWriter large = new EvtxWriter();
        for (int i = 0; i < 2000; i++) {
            large.event("Channel", "Large", "EventID", "1", "Text", "x".repeat(i % 100));
        }
        large.write(folder.resolve("b/large.log"));
        new EvtxWriter().event("Channel", "Small", "EventID", "2").write(folder.resolve("a.evtx"));
        Files.writeString(folder.resolve("notes.evtx"), "no log");
    }

    @Test
    void writesEveryRecordOfAFolderInOrder() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvtxDump.Count count = dump(EventRenderer.Format.NDJSON, 1, out, folder);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(count).isEqualTo(new EvtxDump.Count(2, 2001, 0, 0, 0));
        assertThat(lines).hasSize(2001);
        assertThat(lines.getFirst()).contains("\"path\":\"a.evtx\",\"record\":1}");
        for (int i = 1; i <= 2000; i++) {
            assertThat(lines.get(i)).contains("\"path\":\"b/large.log\",\"record\":" + i + "}");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void manyWorkersWriteTheSame() {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        dump(EventRenderer.Format.XML, 1, one, folder);
        dump(EventRenderer.Format.XML, 3, three, folder);
        assertThat(three.toByteArray()).isEqualTo(one.toByteArray());
    }

    @Test
    void theXmlOfManyLogsIsOneDocument() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dump(EventRenderer.Format.XML, 2, out, folder);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        assertThat(document.getElementsByTagName("Event").getLength()).isEqualTo(2001);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("<?foothold source='b/large.log'?>");
    }

    @Test
    void damageIsToldWithPlaceFieldExpectedAndFound() throws IOException {
        Path file = folder.resolve("a.evtx");
        byte[] log = new EvtxWriter()
                .event("Channel", "Small", "EventID", "2")
                .event("Channel", "Small", "EventID", "3")
                .bytes();
        int second = 4608 + i32(log, 4612);
        put32(log, second + 34, 70_000);
        log[4096 + 120] |= 4;
        Files.write(file, log);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvtxDump.Count count = dump(EventRenderer.Format.NDJSON, 1, out, file);
        assertThat(count).isEqualTo(new EvtxDump.Count(1, 1, 0, 1, 0));
        assertThat(complaints)
                .containsExactly(file + ": offset " + (second + 34)
                        + ": template offset: expected a place in the chunk, found 70000");
    }

    @Test
    void carvedRecordsAreMarked() throws IOException {
        byte[] log = new EvtxWriter()
                .event("Channel", "Small", "EventID", "2")
                .event("Channel", "Small", "EventID", "3", "EventRecordID", "77")
                .bytes();
        put32(log, 4096 + 48, 512 + i32(log, 4612));
        Path file = Files.write(folder.resolve("a.evtx"), log);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvtxDump.Count count =
                new EvtxDump(EventRenderer.Format.NDJSON, 1, true).run(List.of(file), out, complaints::add);
        assertThat(count.events()).isEqualTo(1);
        assertThat(count.carved()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"record\":77,\"carved\":true}");
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        new EvtxDump(EventRenderer.Format.XML, 1, true).run(List.of(file), xml, complaints::add);
        assertThat(xml.toString(StandardCharsets.UTF_8)).contains("<?foothold carved='77'?><Event");
    }

    @Test
    void whatIsNoLogIsSaid() {
        Path missing = folder.resolve("missing");
        Path notes = folder.resolve("notes.evtx");
        EvtxDump.Count count = dump(EventRenderer.Format.NDJSON, 1, new ByteArrayOutputStream(), missing, notes);
        assertThat(count).isEqualTo(new EvtxDump.Count(0, 0, 0, 0, 2));
        assertThat(complaints)
                .containsExactly(missing + ": no such file or folder", notes + ": not a Windows event log");
    }

    @Test
    void linksInAFolderAreNotFollowed() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("out"), folder.resolve("b"));
        Files.createSymbolicLink(inside.resolve("log"), folder.resolve("a.evtx"));
        assertThat(dump(EventRenderer.Format.NDJSON, 1, new ByteArrayOutputStream(), inside)
                        .files())
                .isZero();
    }

    private EvtxDump.Count dump(EventRenderer.Format format, int workers, ByteArrayOutputStream out, Path... targets) {
        return new EvtxDump(format, workers, false).run(List.of(targets), out, complaints::add);
    }
}
