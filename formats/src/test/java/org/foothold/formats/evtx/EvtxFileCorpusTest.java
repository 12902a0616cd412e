package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.Damaged;
import org.foothold.formats.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real logs of others: the number of records, and that both ways of reading and writing agree on each of them. */
class EvtxFileCorpusTest {
    private static final String BENIGN = "host-benign-win10";
    private static final String ATTACKED = "host-aptsimulator-win10";
    private static final String MITRE = "evtx-to-mitre-attack";
    private static final String SIGMA = "sigma-regression";

    private final TemplateStore store = new TemplateStore();

    /**
     * The true numbers are those of walking the records' headers, in the column "records". No record of these logs is
     * damaged, and no checksum is wrong.
     */
    @ParameterizedTest
    @ValueSource(strings = {BENIGN, ATTACKED, MITRE, SIGMA})
    void everyLogHasAsManyGoodAndDamagedRecordsAsWereCounted(String name) throws IOException {
        Path folder = SharedData.folder(name);
        List<String> lines = Files.readAllLines(folder.resolve("records.tsv"));
        assertThat(lines).hasSizeGreaterThan(50);
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            List<Long> numbers = new ArrayList<>();
            List<Damaged> damages =
                    EvtxLog.each(folder.resolve(columns[0]), store, event -> numbers.add(event.recordNumber()));
            assertThat(numbers).as(columns[0]).hasSize(Integer.parseInt(columns[2]));
            assertThat(damages).as(columns[0]).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BENIGN, ATTACKED, MITRE, SIGMA})
    void bothWaysAgreeOnEveryRecord(String name) throws IOException {
        Path folder = SharedData.folder(name);
        EventRenderer json = new EventRenderer(EventRenderer.Format.NDJSON);
        EventRenderer xml = new EventRenderer(EventRenderer.Format.XML);
        Output output = new Output();
        int[] seen = new int[2];
        for (EvtxFiles.Found log : logs(folder)) {
            EvtxLog.each(log.path(), store, event -> {
                assertThat(EvtxLog.fields(event)).isEqualTo(event.flat());
                assertThat(event.flat().get("EventID")).containsExactly(Integer.toString(event.eventId()));
                assertThat(event.flat().get("Channel"))
                        .containsExactly(store.channels().name(event.channelId()));
                output.truncate(0);
                json.write(event, "", output);
                assertThat(text(output)).endsWith(TreeJson.of(event.tree()) + "}\n");
                output.truncate(0);
                xml.write(event, "", output);
                assertThat(text(output)).isEqualTo(TreeXml.of(event.tree()) + "\n");
                seen[event.shape().id() < 0 ? 1 : 0]++;
            });
        }
        assertThat(seen[0]).isPositive();
        assertThat(seen[1]).as("records that no fast way took").isZero();
    }

    /** Slack holds more of what was overwritten than of the log, so only that it is kept apart is asserted here. */
    @ParameterizedTest
    @ValueSource(strings = {BENIGN, ATTACKED})
    void carvingLeavesTheLogAsItIs(String name) throws IOException {
        Path folder = SharedData.folder(name);
        ChunkReader plain = new ChunkReader(store, false);
        ChunkReader carving = new ChunkReader(store, true);
        long carved = 0;
        for (EvtxFiles.Found log : logs(folder)) {
            try (EvtxFile file = EvtxFile.open(log.path())) {
                for (long chunk = 0; chunk < file.chunks(); chunk++) {
                    file.load(chunk, plain);
                    file.load(chunk, carving);
                    while (plain.next()) {
                        assertThat(carving.next()).isTrue();
                        assertThat(carving.event().carved()).isFalse();
                        assertThat(carving.event().offset())
                                .isEqualTo(plain.event().offset());
                    }
                    while (carving.next()) {
                        assertThat(carving.event().carved()).isTrue();
                        assertThat(EvtxLog.fields(carving.event()))
                                .isEqualTo(carving.event().flat());
                        carved++;
                    }
                    assertThat(carving.damages()).isEqualTo(plain.damages());
                }
            }
        }
        assertThat(carved).isPositive();
    }

    private static List<EvtxFiles.Found> logs(Path folder) {
        List<EvtxFiles.Found> logs = EvtxFiles.find(folder, (path, why) -> {
            throw new AssertionError(path + ": " + why);
        });
        assertThat(logs).hasSizeGreaterThan(50);
        return logs;
    }

    private static String text(Output output) {
        return new String(output.bytes(), 0, output.size(), StandardCharsets.UTF_8);
    }
}
