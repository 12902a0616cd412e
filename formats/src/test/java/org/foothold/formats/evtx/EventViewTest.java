package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.formats.Utf16;
import org.junit.jupiter.api.Test;

class EventViewTest {
    @Test
    void namesDataByItsNameAndOthersByElementAndAttribute() {
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(
                        7,
                        "<EventData><Data Name='Image'>%0</Data><Data>%1</Data><Data>%2</Data><Binary>%3</Binary></EventData>"
                                + "<UserData><Op a='%4' xmlns='urn:x'><FilePath>%5</FilePath></Op></UserData>"),
                WrittenValue.string("C:\\a.exe"),
                WrittenValue.string("one"),
                WrittenValue.number(ValueType.UINT32, 4, 2),
                WrittenValue.binary("00ff"),
                WrittenValue.number(ValueType.HEX32, 4, 0x10),
                WrittenValue.string("D:\\b"));
        assertThat(fields)
                .containsExactly(
                        Map.entry("Provider_Name", List.of("Maker")),
                        Map.entry("EventID", List.of("7")),
                        Map.entry("Channel", List.of("Test")),
                        Map.entry("Image", List.of("C:\\a.exe")),
                        Map.entry("Data", List.of("one", "2")),
                        Map.entry("Binary", List.of("00FF")),
                        Map.entry("Op_a", List.of("0x10")),
                        Map.entry("FilePath", List.of("D:\\b")));
    }

    @Test
    void anEventCannotForgeItsOwnDispatch() {
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(
                        7,
                        "<EventData><Data Name='Channel'>Security</Data><Data Name='EventID'>%0</Data></EventData>"
                                + "<UserData><Computer>x</Computer><System><Channel>y</Channel></System></UserData>"),
                WrittenValue.string("4624"));
        assertThat(fields)
                .containsOnly(
                        Map.entry("Provider_Name", List.of("Maker")),
                        Map.entry("EventID", List.of("7")),
                        Map.entry("Channel", List.of("Test")));
    }

    @Test
    void nullEmptyAndAbsentAreThreeThings() {
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(
                        7,
                        "<EventData><Data Name='null'>%0</Data><Data Name='Empty'>%1</Data><Data Name='Zeros'>%2</Data>"
                                + "<Data Name='Bare'/><Data Name='Sized'>%3!</Data><Data Name='Missing'>%9</Data>"
                                + "<E gone='%0' there='%0!' none=''/></EventData>"),
                WrittenValue.NULL,
                WrittenValue.string(""),
                WrittenValue.string("\0\0"),
                new WrittenValue.Plain(ValueType.NULL, (byte) 1, (byte) 2));
        List<String> nothing = Arrays.asList((String) null);
        assertThat(fields)
                .containsEntry("null", nothing)
                .containsEntry("Empty", List.of(""))
                .containsEntry("Zeros", List.of(""))
                .containsEntry("Bare", nothing)
                .containsEntry("Sized", nothing)
                .containsEntry("Missing", nothing)
                .doesNotContainKey("E_gone")
                .containsEntry("E_there", nothing)
                .containsEntry("E_none", List.of(""));
    }

    @Test
    void anArrayGivesAValueForEachElement() {
        byte[] strings = Utf16.encode("one\0\0three\0");
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(
                        7,
                        "<EventData><Data>%0</Data><Data Name='N'>%1</Data><Data Name='None'>%2</Data>"
                                + "<Data Name='A'>%3</Data></EventData>"),
                new WrittenValue.Plain(ValueType.STRING | ValueType.ARRAY, strings),
                new WrittenValue.Plain(ValueType.UINT16 | ValueType.ARRAY, (byte) 1, (byte) 0, (byte) 2, (byte) 1),
                new WrittenValue.Plain(ValueType.UINT16 | ValueType.ARRAY),
                new WrittenValue.Plain(
                        ValueType.ANSI | ValueType.ARRAY, "a\0bc\0".getBytes(StandardCharsets.US_ASCII)));
        assertThat(fields)
                .containsEntry("Data", List.of("one", "", "three"))
                .containsEntry("N", List.of("1", "258"))
                .containsEntry("None", Arrays.asList((String) null))
                .containsEntry("A", List.of("a", "bc"));
    }

    @Test
    void textsAndSlotsSideBySideAreOneValue() {
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(
                        7,
                        "<EventData><Data Name='T'>a%0!b%1&amp;&#65;<![CDATA[<x>]]></Data><E v='%0!-%1'/></EventData>"),
                WrittenValue.number(ValueType.UINT8, 1, 5),
                WrittenValue.NULL);
        assertThat(fields).containsEntry("T", List.of("a5b&A<x>")).containsEntry("E_v", List.of("5-"));
    }

    @Test
    void textBesideElementsCountsWhenThereIsSome() {
        WrittenTemplate template = XmlTemplate.event(7, "<UserData>%0<E>x</E></UserData>");
        assertThat(regular(template, WrittenValue.string("y"))).containsEntry("UserData", List.of("y"));
        assertThat(regular(template, WrittenValue.NULL)).doesNotContainKey("UserData");
        assertThat(regular(template, WrittenValue.string(" "))).doesNotContainKey("UserData");
    }

    @Test
    void ansiTextIsReadInCodePage1252() {
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(7, "<EventData><Data Name='A'>%0</Data></EventData>"),
                new WrittenValue.Plain(ValueType.ANSI, (byte) 'x', (byte) 0x80, (byte) 0xe9, (byte) 0x81, (byte) 0));
        assertThat(fields).containsEntry("A", List.of("x\u20ac\u00e9\u0081"));
    }

    @Test
    void aNestedInstanceIsPartOfTheSameFields() {
        WrittenTemplate inner = XmlTemplate.of("<EventData><Data Name='A'>%0</Data><In>%1</In></EventData>");
        WrittenTemplate deep = XmlTemplate.of("<Deep><File>%0</File></Deep>");
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(7, "%1<Tail>%0</Tail>"),
                WrittenValue.string("t"),
                new WrittenValue.Nested(
                        inner,
                        List.of(
                                WrittenValue.string("a"),
                                new WrittenValue.Nested(deep, List.of(WrittenValue.string("f"))))));
        assertThat(fields)
                .containsEntry("A", List.of("a"))
                .containsEntry("File", List.of("f"))
                .containsEntry("Tail", List.of("t"))
                .doesNotContainKey("In");
    }

    @Test
    void recordsOfOneTemplateHaveOneShapeUnlessTheyNestAnother() {
        WrittenTemplate outer = XmlTemplate.event(7, "%0");
        WrittenTemplate some = XmlTemplate.of("<EventData><Data Name='A'>%0</Data></EventData>");
        WrittenTemplate other = XmlTemplate.of("<EventData><Data Name='B'>%0</Data></EventData>");
        EvtxWriter writer = new EvtxWriter();
        for (WrittenTemplate template : List.of(some, other, some)) {
            writer.record(outer, new WrittenValue.Nested(template, List.of(WrittenValue.string("x"))))
                    .endChunk();
        }
        List<Integer> shapes = new ArrayList<>();
        List<Integer> templates = new ArrayList<>();
        EvtxLog.each(writer.bytes(), false, event -> {
            shapes.add(event.shape().id());
            templates.add(event.shape().template().id());
        });
        assertThat(shapes.get(0)).isEqualTo(shapes.get(2)).isNotEqualTo(shapes.get(1));
        assertThat(templates).containsExactly(templates.getFirst(), templates.getFirst(), templates.getFirst());
    }

    @Test
    void channelAndEventIdComeFromSlotsAndLiteralsAlike() {
        EvtxWriter writer = new EvtxWriter()
                .event("Channel", "Security", "EventID", "4688")
                .record(XmlTemplate.event(11, ""))
                .event("Channel", "Security", "EventID", "x")
                .bare(XmlTemplate.event(99999, "").root());
        List<String> seen = new ArrayList<>();
        TemplateStore store = new TemplateStore();
        ChunkReader reader = new ChunkReader(store, false);
        byte[] file = writer.bytes();
        reader.load(file, 4096, file.length - 4096, 4096);
        while (reader.next()) {
            EventView event = reader.event();
            seen.add(store.channels().name(event.channelId()) + " " + event.eventId());
        }
        assertThat(seen).containsExactly("Security 4688", "Test 11", "Security -1", "Test 99999");
        assertThat(store.channels().size()).isEqualTo(2);
    }

    @Test
    void stringsAreHandedOverInPlaceAndOthersBehindTheChunk() {
        byte[] file = new EvtxWriter()
                .event("Channel", "Test", "EventID", "1", "S", "text", "N", "17")
                .bytes();
        EvtxLog.each(file, false, event -> {
            long text = event.text(event.shape().positions("S")[0]);
            assertThat(EventView.to(text)).isLessThan(ChunkReader.SIZE);
            assertThat(event.string(text)).isEqualTo("text");
            int number = event.shape().positions("N")[0];
            long rendered = event.text(number);
            assertThat(EventView.from(rendered)).isGreaterThanOrEqualTo(ChunkReader.SIZE);
            assertThat(event.text(number)).isEqualTo(rendered);
            assertThat(event.type(number)).isEqualTo(ValueType.UINT32);
            assertThat(EventView.to(event.raw(number)) - EventView.from(event.raw(number)))
                    .isEqualTo(4);
        });
    }

    @Test
    void shapesTellLiteralsAndThePlacesOfWellKnownFields() {
        byte[] file = new EvtxWriter().record(XmlTemplate.event(11, "")).bytes();
        EvtxLog.each(file, false, event -> {
            Shape shape = event.shape();
            assertThat(shape.literal(shape.channel())).isEqualTo("Test");
            assertThat(shape.literal(shape.providerName())).isEqualTo("Maker");
            assertThat(shape.literal(shape.eventId())).isEqualTo("11");
            assertThat(shape.computer()).isEqualTo(Shape.NONE);
            assertThat(shape.time()).isEqualTo(Shape.NONE);
            assertThat(shape.names()).containsExactly("Provider_Name", "EventID", "Channel");
            assertThat(shape.positions("Nothing")).isEmpty();
        });
    }

    @Test
    void aVeryLargeRecordGetsTheRoomItNeeds() {
        byte[] bytes = new byte[50_000];
        Arrays.fill(bytes, (byte) 0xab);
        Map<String, List<String>> fields = regular(
                XmlTemplate.event(7, "<EventData><Data Name='A'>%0</Data><Data Name='B'>%0</Data></EventData>"),
                new WrittenValue.Plain(ValueType.BINARY, bytes));
        assertThat(fields.get("A").getFirst())
                .hasSize(100_000)
                .isEqualTo(fields.get("B").getFirst());
    }

    /** The fields of a record, which both ways must agree on, and which must go by the fast one. */
    private static Map<String, List<String>> regular(WrittenTemplate template, WrittenValue... values) {
        byte[] file = new EvtxWriter().record(template, values).bytes();
        List<Map<String, List<String>>> all = new ArrayList<>();
        assertThat(EvtxLog.each(file, false, event -> {
                    assertThat(event.shape().id()).isNotNegative();
                    all.add(EvtxLog.fields(event));
                    assertThat(event.flat()).isEqualTo(all.getLast());
                }))
                .isEmpty();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
