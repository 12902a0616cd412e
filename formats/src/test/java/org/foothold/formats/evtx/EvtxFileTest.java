package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foothold.formats.LittleEndian.put16;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.Damaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvtxFileTest {
    @TempDir
    private Path folder;

    @Test
    void isKnownByItsContent() throws IOException {
        byte[] log = chunks(1).bytes();
        assertThat(EvtxFile.recognises(write("a.txt", log))).isTrue();
        byte[] headless = log.clone();
        Arrays.fill(headless, 0, 4096, (byte) 0);
        assertThat(EvtxFile.recognises(write("b", headless))).isTrue();
        assertThat(EvtxFile.recognises(write("c.evtx", new byte[100]))).isFalse();
        assertThat(EvtxFile.recognises(write("d.evtx", new byte[0]))).isFalse();
    }

    @Test
    void readsChunksThatTheHeaderDoesNotCount() throws IOException {
        byte[] log = chunks(3).dirty().bytes();
        put16(log, 42, 1);
        Path file = write("a.evtx", log);
        assertThat(numbers(file)).containsExactly("1", "2", "3");
        try (EvtxFile open = EvtxFile.open(file)) {
            assertThat(open.dirty()).isTrue();
            assertThat(open.damages()).extracting(Damaged::what).containsExactly("file header checksum");
        }
    }

    @Test
    void reportsChunksThatTheHeaderCountsAndTheFileLacks() throws IOException {
        byte[] log = chunks(2).bytes();
        Path file = write("a.evtx", Arrays.copyOf(log, 4096 + ChunkReader.SIZE));
        try (EvtxFile open = EvtxFile.open(file)) {
            assertThat(open.damages())
                    .containsExactly(new Damaged(42, "number of chunks", "at most 1 that are there", "2", false));
            assertThat(open.dirty()).isFalse();
        }
        assertThat(numbers(file)).containsExactly("1");
    }

    @Test
    void readsALogWhoseHeaderIsDestroyed() throws IOException {
        byte[] log = chunks(2).bytes();
        Arrays.fill(log, 0, 4096, (byte) 0);
        Path file = write("a.evtx", log);
        assertThat(numbers(file)).containsExactly("1", "2");
        try (EvtxFile open = EvtxFile.open(file)) {
            assertThat(open.damages()).extracting(Damaged::what).containsExactly("file mark");
        }
    }

    @Test
    void emptyAndZeroedChunksInBetweenDoNoHarm() throws IOException {
        EvtxWriter writer = event(new EvtxWriter(), 1).emptyChunk();
        assertThat(numbers(write("a.evtx", event(writer, 2).emptyChunk().bytes())))
                .containsExactly("1", "2");
    }

    @Test
    void aLogThatWentOnInItsOldestChunkIsReadInOrder() throws IOException {
        assertThat(numbers(write("a.evtx", ordered(3, 4, 1, 2)))).containsExactly("1", "2", "3", "4");
        assertThat(numbers(write("b.evtx", ordered(3, 1, 2, 1)))).containsExactly("3", "1", "2", "1");
        assertThat(numbers(write("c.evtx", ordered(1, 2, 1, 2)))).containsExactly("1", "2", "1", "2");
    }

    @Test
    void theNumberOfChunksMayBeLargerThanTheHeadersSixteenBits() throws IOException {
        byte[] log = chunks(1).bytes();
        put16(log, 42, 0);
        Path file = write("a.evtx", log);
        try (EvtxFile open = EvtxFile.open(file)) {
            assertThat(open.chunks()).isEqualTo(1);
            assertThat(open.damages()).extracting(Damaged::what).doesNotContain("number of chunks");
        }
    }

    private byte[] ordered(int... numbers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Arrays.copyOf(chunks(numbers.length).bytes(), 4096));
        for (int number : numbers) {
            byte[] one = event(new EvtxWriter(), number).bytes();
            all.writeBytes(Arrays.copyOfRange(one, 4096, one.length));
        }
        return all.toByteArray();
    }

    private static EvtxWriter event(EvtxWriter writer, int number) {
        return writer.event("Channel", "Test", "EventID", "1", "EventRecordID", Integer.toString(number));
    }

    private static EvtxWriter chunks(int count) {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 1; i <= count; i++) {
            event(writer, i).endChunk();
        }
        return writer;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static List<String> numbers(Path file) throws IOException {
        List<String> numbers = new ArrayList<>();
        EvtxLog.each(file, new TemplateStore(), event -> numbers.add(Long.toString(event.recordNumber())));
        return numbers;
    }
}
