package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.foothold.formats.FormatException;
import org.foothold.formats.LittleEndian;
import org.junit.jupiter.api.Test;

class UntemplatedTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    private static final String DATA =
            "<EventData><Data Name='A'>%s</Data><Data Name='B'>b</Data><Data>%s</Data><Data Name='C'/></EventData>";

    @Test
    void textsAreReadWhereTheyStand() {
        List<Map<String, List<String>>> events = new ArrayList<>();
        each(new EvtxWriter().bare(bare(DATA.formatted("x", "&amp;y&#65;<![CDATA[<z>]]>"))), event -> {
            assertThat(event.shape().id()).isNotNegative();
            assertThat(EventView.from(event.text(event.shape().positions("A")[0])))
                    .isLessThan(ChunkReader.SIZE);
            events.add(EvtxLog.fields(event));
        });
        assertThat(events).hasSize(1);
        assertThat(events.getFirst())
                .containsEntry("A", List.of("x"))
                .containsEntry("Data", List.of("&yA<z>"))
                .containsEntry("C", Arrays.asList((String) null))
                .containsEntry("EventID", List.of("7"));
    }

    @Test
    void recordsThatDifferInTheirTextsHaveOneShape() {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 20; i++) {
            writer.bare(bare(DATA.formatted("x" + i, "y".repeat(i + 1))));
        }
        writer.bare(bare("<EventData><Data Name='Other'>x</Data></EventData>"));
        Set<Integer> shapes = new HashSet<>();
        each(writer, event -> shapes.add(event.shape().id()));
        assertThat(shapes).hasSize(2).allMatch(id -> id >= 0);
    }

    @Test
    void aTextThatEndsInNulsKeepsThem() {
        each(new EvtxWriter().bare(bare(DATA.formatted("&#0;", "y"))), event -> {
            assertThat(event.shape().id()).isEqualTo(Shape.NONE);
            assertThat(event.flat()).containsEntry("A", List.of("\0"));
            assertThat(EvtxLog.fields(event)).containsEntry("A", List.of(""));
        });
    }

    @Test
    void everyRecordReadsAsItsTreeDoesHoweverItIsMutated() {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 12; i++) {
            writer.bare(bare(DATA.formatted("x".repeat(i), i % 3 == 0 ? "&lt;" : "y &amp; z")));
            writer.bare(bare("<UserData><E a='" + i + "'>t<F>&quot;</F></E></UserData>"));
        }
        byte[] source = Arrays.copyOfRange(writer.bytes(), 4096, 4096 + ChunkReader.SIZE);
        byte[] chunk = new byte[ChunkReader.SIZE];
        ChunkReader reader = new ChunkReader(new TemplateStore(), false);
        Random random = new Random(7);
        int[] seen = new int[2];
        for (int i = 0; i < MUTATIONS / 10; i++) {
            System.arraycopy(source, 0, chunk, 0, chunk.length);
            mutate(chunk, LittleEndian.i32(source, 48), random);
            reader.load(chunk, 0, chunk.length, 4096);
            while (reader.next()) {
                compare(reader.event(), seen);
            }
        }
        assertThat(seen[0]).isGreaterThan(MUTATIONS / 2);
        assertThat(seen[1]).isPositive();
    }

    private static void compare(EventView event, int[] seen) {
        boolean fast = event.shape().id() >= 0;
        seen[fast ? 0 : 1]++;
        if (!fast) {
            return;
        }
        assertThat(EvtxLog.fields(event)).isEqualTo(event.flat());
        Output output = new Output();
        try {
            new EventRenderer(EventRenderer.Format.XML).write(event, "", output);
        } catch (FormatException tooLarge) {
            return;
        }
        assertThat(new String(output.bytes(), 0, output.size(), StandardCharsets.UTF_8))
                .isEqualTo(TreeXml.of(event.tree()) + "\n");
    }

    private static void mutate(byte[] chunk, int used, Random random) {
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = 512 + random.nextInt(used - 520);
            switch (random.nextInt(4)) {
                case 0 -> chunk[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> chunk[at] = (byte) random.nextInt(16);
                case 2 -> LittleEndian.put16(chunk, at, random.nextInt(32));
                default -> LittleEndian.put32(chunk, at, 512 + random.nextInt(used));
            }
        }
    }

    private static XmlNode.Element bare(String inside) {
        return XmlTemplate.event(7, inside).root();
    }

    private static void each(EvtxWriter writer, Consumer<EventView> visit) {
        int[] count = new int[1];
        EvtxLog.each(writer.bytes(), false, event -> {
            visit.accept(event);
            count[0]++;
        });
        assertThat(count[0]).isPositive();
    }
}
