package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateStoreTest {
    private final TemplateStore store = new TemplateStore();

    @Test
    void aTemplateIsTheSameInEveryChunkHoweverItsNamesLie() {
        WrittenTemplate first = XmlTemplate.event(1, "<EventData><Data Name='A'>%0</Data></EventData>");
        WrittenTemplate second = XmlTemplate.event(2, "<EventData><Data Name='B'>%0</Data><C/></EventData>");
        byte[] file = new EvtxWriter()
                .record(first, WrittenValue.string("x"))
                .record(second, WrittenValue.string("x"))
                .endChunk()
                .record(second, WrittenValue.string("x"))
                .record(first, WrittenValue.string("x"))
                .bytes();
        List<Integer> ids = new ArrayList<>();
        for (int at = 4096; at < file.length; at += ChunkReader.SIZE) {
            ids.addAll(shapes(file, at));
        }
        assertThat(ids).containsExactly(0, 1, 1, 0);
        assertThat(store.templates()).isEqualTo(2);
        assertThat(store.shapes()).isEqualTo(2);
    }

    @Test
    void anotherDefinitionOfTheSameIdentifierIsAnotherTemplate() {
        String guid = "{11111111-2222-3333-4444-555555555555}";
        List<Integer> ids = new ArrayList<>();
        for (String name : List.of("One", "Two", "Six")) {
            XmlNode.Element root = XmlTemplate.event(1, "<U><" + name + ">%0</" + name + "></U>")
                    .root();
            byte[] file = new EvtxWriter()
                    .record(new WrittenTemplate(guid, root, Map.of()), WrittenValue.string(name))
                    .bytes();
            ids.addAll(shapes(file, 4096));
        }
        assertThat(ids).containsExactly(0, 1, 2);
        assertThat(store.templates()).isEqualTo(3);
    }

    @Test
    void craftedTemplatesDoNotMakeItGrowWithoutEnd() {
        String filler = "<Filler>" + "x".repeat(20_000) + "</Filler>";
        Set<Integer> ids = new HashSet<>();
        int irregular = 0;
        for (int i = 0; i < 600; i++) {
            byte[] file = new EvtxWriter()
                    .record(XmlTemplate.event(i, filler), WrittenValue.string("x"))
                    .bytes();
            for (int id : shapes(file, 4096)) {
                irregular += id < 0 ? 1 : 0;
                ids.add(id);
            }
        }
        assertThat(ids).hasSizeLessThan(500);
        assertThat(irregular).isPositive();
        assertThat(store.templates()).isLessThan(500);
    }

    @Test
    void channelNumbersAreDenseAndEnd() {
        Channels channels = store.channels();
        assertThat(channels.id("A")).isZero();
        assertThat(channels.id("B")).isEqualTo(1);
        assertThat(channels.id("A")).isZero();
        assertThat(channels.name(1)).isEqualTo("B");
        for (int i = 0; i < 20_000; i++) {
            channels.id("C" + i);
        }
        assertThat(channels.id("Z")).isEqualTo(Channels.NONE);
        assertThat(channels.size()).isLessThan(20_000);
    }

    private List<Integer> shapes(byte[] file, int at) {
        ChunkReader reader = new ChunkReader(store, false);
        reader.load(file, at, ChunkReader.SIZE, at);
        List<Integer> ids = new ArrayList<>();
        while (reader.next()) {
            ids.add(reader.event().shape().id());
        }
        assertThat(reader.damages()).isEmpty();
        return ids;
    }
}
