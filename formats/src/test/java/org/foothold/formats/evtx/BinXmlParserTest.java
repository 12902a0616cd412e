package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinXmlParserTest {
    @Test
    void readsRecordsWithoutATemplate() {
        byte[] file = new EvtxWriter()
                .bare(XmlTemplate.event(5, "<EventData><Data Name='A'>x&lt;y</Data><Data/><?odd one?></EventData>")
                        .root())
                .bytes();
        EvtxLog log = EvtxLog.read(file);
        assertThat(log.damages).isEmpty();
        assertThat(log.irregular).isEqualTo(1);
        assertThat(log.events.getFirst())
                .containsEntry("EventID", List.of("5"))
                .containsEntry("A", List.of("x<y"))
                .containsKey("Data");
    }

    @Test
    void readsNestedElementsWithoutATemplate() {
        WrittenValue bare =
                new WrittenValue.Bare(XmlTemplate.element("<EventData><Data Name='A'>x</Data></EventData>"));
        EvtxLog log = EvtxLog.read(
                new EvtxWriter().record(XmlTemplate.event(5, "%0"), bare).bytes());
        assertThat(log.events.getFirst()).containsEntry("A", List.of("x"));
        assertThat(log.irregular).isEqualTo(1);
    }

    @Test
    void readsInstructionsAndUnknownEntities() {
        assertThat(xml(XmlTemplate.event(5, "<U><?do this?><E>&foo;</E></U>")))
                .endsWith("<U><?do this?><E>&amp;foo;</E></U></Event>");
    }

    @Test
    void aNameThatIsASlotNamesTheField() {
        EvtxLog log = EvtxLog.read(new EvtxWriter()
                .record(
                        XmlTemplate.event(5, "<EventData><Data Name='%0'>%1</Data></EventData>"),
                        WrittenValue.string("N"),
                        WrittenValue.string("v"))
                .bytes());
        assertThat(log.events.getFirst()).containsEntry("N", List.of("v"));
        assertThat(log.irregular).isEqualTo(1);
    }

    @Test
    void anArrayInAnElementWithAttributesRepeatsThemAll() {
        WrittenTemplate template = XmlTemplate.event(5, "<E k='%1'>%0</E>");
        WrittenValue array = new WrittenValue.Plain(ValueType.UINT8 | ValueType.ARRAY, (byte) 1, (byte) 2);
        EvtxLog log = EvtxLog.read(new EvtxWriter()
                .record(template, array, WrittenValue.string("v"))
                .bytes());
        assertThat(log.events.getFirst()).containsEntry("E", List.of("1", "2")).containsEntry("E_k", List.of("v", "v"));
    }

    @Test
    void anArrayInAnAttributeIsJoined() {
        WrittenValue array = new WrittenValue.Plain(ValueType.UINT8 | ValueType.ARRAY, (byte) 1, (byte) 2);
        assertThat(xml(XmlTemplate.event(5, "<E k='%0'/>"), array)).endsWith("<E k='1,2'/></Event>");
    }

    @Test
    void aSlotShownVeryOftenGoesTheSlowWayAndIsTheSame() {
        String many = "<Data>%0</Data>".repeat(50);
        EvtxLog log = EvtxLog.read(new EvtxWriter()
                .record(XmlTemplate.event(5, "<EventData>" + many + "</EventData>"), WrittenValue.string("v"))
                .bytes());
        assertThat(log.irregular).isEqualTo(1);
        assertThat(log.events.getFirst().get("Data")).hasSize(50).containsOnly("v");
    }

    @Test
    void elementsThatLieTooDeepCostOneRecord() {
        String deep = "<E>".repeat(100) + "</E>".repeat(100);
        EvtxLog log = EvtxLog.read(new EvtxWriter()
                .record(XmlTemplate.event(5, deep))
                .record(XmlTemplate.event(6, ""))
                .bytes());
        assertThat(log.damages).hasSize(1);
        assertThat(log.damages.getFirst().expected()).contains("levels");
        assertThat(log.events).extracting(event -> event.get("EventID")).containsExactly(List.of("6"));
    }

    @Test
    void valuesThatShowEachOtherOverAndOverCostOneRecord() {
        String twice = "%0".repeat(40);
        WrittenValue value = WrittenValue.string("x".repeat(200));
        for (int i = 0; i < 6; i++) {
            value = new WrittenValue.Nested(
                    XmlTemplate.of("<E" + (char) ('a' + i) + ">" + twice + "</E" + (char) ('a' + i) + ">"),
                    List.of(value));
        }
        EvtxLog log = EvtxLog.read(new EvtxWriter()
                .record(XmlTemplate.event(5, twice), value)
                .record(XmlTemplate.event(6, ""))
                .bytes());
        assertThat(log.damages).hasSize(1);
        assertThat(log.damages.getFirst().expected()).containsAnyOf("nodes", "bytes of text");
        assertThat(log.events).hasSize(1);
    }

    private static String xml(WrittenTemplate template, WrittenValue... values) {
        byte[] file = new EvtxWriter().record(template, values).bytes();
        List<String> all = new ArrayList<>();
        EvtxLog.each(file, false, event -> all.add(TreeXml.of(event.tree())));
        assertThat(all).hasSize(1);
        assertThat(Map.of("xml", all.getFirst())).doesNotContainValue("");
        return all.getFirst();
    }
}
