package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.put32;
import static org.foothold.formats.LittleEndian.put64;

import java.util.Arrays;
import java.util.List;
import org.foothold.formats.Damaged;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    private static final int CHUNK = 4096;
    private static final int FIRST = CHUNK + 512;

    private final byte[] file = events(5).bytes();

    @Test
    void readsASoundChunkWithoutComplaint() {
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.damages).isEmpty();
        assertThat(ids(log)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void goesOnAfterABadChecksumAndReportsIt() {
        file[FIRST + 24 + 200]++;
        file[CHUNK + 126]++;
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.damages).extracting(Damaged::what).containsExactly("chunk header checksum", "records checksum");
        assertThat(log.damages).noneMatch(Damaged::lost);
        assertThat(log.damages.getFirst().offset()).isEqualTo(CHUNK + 124);
        assertThat(log.events).hasSize(5);
    }

    @Test
    void honoursTheFlagThatThereAreNoChecksums() {
        file[CHUNK + 52]++;
        file[CHUNK + 126]++;
        file[CHUNK + 120] |= 4;
        assertThat(EvtxLog.read(file).damages).isEmpty();
    }

    @Test
    void oneDamagedRecordCostsOneRecord() {
        int second = FIRST + i32(file, FIRST + 4);
        put32(file, second + 24 + 4 + 10 - 4, 0x00ffffff);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(ids(log)).containsExactly("1", "3", "4", "5");
        assertThat(log.damages).hasSize(1);
        Damaged damage = log.damages.getFirst();
        assertThat(damage.lost()).isTrue();
        assertThat(damage.what()).isEqualTo("template offset");
        assertThat(damage.offset()).isEqualTo(second + 34);
        assertThat(damage.found()).isEqualTo("16777215");
        assertThat(damage.expected()).isEqualTo("a place in the chunk");
    }

    @Test
    void aDestroyedHeaderOfARecordCostsThatRecord() {
        int second = FIRST + i32(file, FIRST + 4);
        put32(file, second, 0x12345678);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(ids(log)).containsExactly("1", "3", "4", "5");
        assertThat(log.damages).hasSize(1);
        assertThat(log.damages.getFirst()).isEqualTo(new Damaged(second, "record mark", "0x2a2a", "0x12345678", true));
    }

    @Test
    void aWrongSizeOfARecordCostsThatRecord() {
        int second = FIRST + i32(file, FIRST + 4);
        put32(file, second + 4, 7);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(ids(log)).containsExactly("1", "3", "4", "5");
        assertThat(log.damages).extracting(Damaged::what).containsExactly("record size");
    }

    @Test
    void aWrongRepeatedSizeIsReportedAndCostsNothing() {
        int size = i32(file, FIRST + 4);
        put32(file, FIRST + size - 4, 1);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.events).hasSize(5);
        assertThat(log.damages).extracting(Damaged::what).containsExactly("record size, repeated");
        assertThat(log.damages).noneMatch(Damaged::lost);
    }

    @Test
    void aTemplateThatIsNotTheOneMeantIsDamage() {
        int second = FIRST + i32(file, FIRST + 4);
        put32(file, second + 24 + 6, 0x11111111);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(ids(log)).containsExactly("1", "3", "4", "5");
        assertThat(log.damages).extracting(Damaged::what).containsExactly("template id");
    }

    @Test
    void recordsBehindAStaleHeaderBelongToTheLog() {
        int third = FIRST + i32(file, FIRST + 4);
        third += i32(file, third + 4);
        put32(file, CHUNK + 48, third - CHUNK);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.damages).isEmpty();
        assertThat(log.events).hasSize(5);
    }

    @Test
    void recordsInSlackAreReadOnRequestAndKeptApart() {
        int third = FIRST + i32(file, FIRST + 4);
        third += i32(file, third + 4);
        put32(file, CHUNK + 48, third - CHUNK);
        put64(file, third + 8, 99);
        seal();
        assertThat(EvtxLog.read(file).events).hasSize(2);
        EvtxLog carved = EvtxLog.read(file, true);
        assertThat(carved.events).hasSize(2);
        assertThat(carved.carved).hasSize(3);
        assertThat(carved.damages).isEmpty();
    }

    @Test
    void aSlackRecordWhoseTemplateIsGoneIsNoDamage() {
        int second = FIRST + i32(file, FIRST + 4);
        put32(file, CHUNK + 48, second - CHUNK);
        put64(file, second + 8, 99);
        put32(file, second + 24 + 6, 0x11111111);
        seal();
        ChunkReader reader = new ChunkReader(new TemplateStore(), true);
        reader.load(file, CHUNK, ChunkReader.SIZE, CHUNK);
        int carved = 0;
        while (reader.next()) {
            carved += reader.event().carved() ? 1 : 0;
        }
        assertThat(carved).isEqualTo(3);
        assertThat(reader.carvedLost()).isPositive();
        assertThat(reader.damages()).isEmpty();
    }

    @Test
    void aChunkWithoutItsMarkIsStillRead() {
        put64(file, CHUNK, 0);
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.events).hasSize(5);
        assertThat(log.damages).extracting(Damaged::what).containsExactly("chunk mark");
    }

    @Test
    void zeroedAndForeignChunksHaveNoRecords() {
        assertThat(EvtxLog.read(new byte[4096 + ChunkReader.SIZE]).damages).isEmpty();
        byte[] foreign = new byte[4096 + ChunkReader.SIZE];
        Arrays.fill(foreign, (byte) 'x');
        EvtxLog log = EvtxLog.read(foreign);
        assertThat(log.events).isEmpty();
        assertThat(log.damages).extracting(Damaged::what).containsExactly("chunk mark");
    }

    @Test
    void aChunkCutShortIsReadAsFarAsItGoes() {
        int third = FIRST + i32(file, FIRST + 4);
        third += i32(file, third + 4);
        EvtxLog log = EvtxLog.read(Arrays.copyOf(file, third + 40));
        assertThat(ids(log)).containsExactly("1", "2");
        assertThat(log.damages).extracting(Damaged::lost).containsExactly(false, true);
        assertThat(EvtxLog.read(Arrays.copyOf(file, CHUNK + 100)).damages)
                .extracting(Damaged::what)
                .containsExactly("chunk header");
    }

    @Test
    void aFreeSpaceOffsetOutsideTheChunkIsReported() {
        put32(file, CHUNK + 48, 100);
        seal();
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.events).hasSize(5);
        assertThat(log.damages.getFirst().what()).isEqualTo("free space offset");
    }

    private void seal() {
        byte[] chunk = Arrays.copyOfRange(file, CHUNK, CHUNK + ChunkReader.SIZE);
        ChunkWriter.seal(chunk);
        System.arraycopy(chunk, 0, file, CHUNK, chunk.length);
    }

    private static EvtxWriter events(int count) {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < count; i++) {
            writer.event("Channel", "Test", "EventID", "1", "Text", "some text " + i);
        }
        return writer;
    }

    private static List<String> ids(EvtxLog log) {
        return log.events.stream()
                .map(event -> event.get("EventRecordID").getFirst())
                .toList();
    }
}
