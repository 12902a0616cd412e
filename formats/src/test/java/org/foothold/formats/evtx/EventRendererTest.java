package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.formats.Utf16;
import org.junit.jupiter.api.Test;

class EventRendererTest {
    private static final String HEAD = "{\"kind\":\"event\",\"source\":{\"path\":\"a.evtx\",\"record\":1},"
            + "\"at\":\"2024-05-01T08:00:01.0000000Z\",\"event\":";
    private static final String SYSTEM =
            "\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"Maker\"}},\"EventID\":\"5\",\"Channel\":\"Test\"}";

    @Test
    void anEventIsOneLineOfJson() {
        String line = json(new EvtxWriter()
                .event(
                        "Channel", "Security",
                        "EventID", "4688",
                        "EventRecordID", "901",
                        "TimeCreated_SystemTime", "2022-03-10T11:02:33.1234567Z",
                        "Provider_Name", "Microsoft-Windows-Security-Auditing",
                        "NewProcessName", "C:\\x \"y\".exe",
                        "ProcessId", "0x1f4",
                        "Number", "12"));
        assertThat(line)
                .isEqualTo(
                        "{\"kind\":\"event\",\"source\":{\"path\":\"a.evtx\",\"record\":901},"
                                + "\"at\":\"2022-03-10T11:02:33.1234567Z\",\"event\":{"
                                + "\"#attributes\":{\"xmlns\":\"http://schemas.microsoft.com/win/2004/08/events/event\"},"
                                + "\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"Microsoft-Windows-Security-Auditing\"}},"
                                + "\"EventID\":4688,\"Version\":0,\"Level\":4,\"Task\":0,\"Opcode\":0,"
                                + "\"Keywords\":\"0x8000000000000000\","
                                + "\"TimeCreated\":{\"#attributes\":{\"SystemTime\":\"2022-03-10T11:02:33.1234567Z\"}},"
                                + "\"EventRecordID\":901,\"Correlation\":null,\"Execution\":null,\"Channel\":\"Security\","
                                + "\"Computer\":\"DESKTOP-1\",\"Security\":null},"
                                + "\"EventData\":{\"NewProcessName\":\"C:\\\\x \\\"y\\\".exe\",\"ProcessId\":\"0x1f4\",\"Number\":12}}}\n");
    }

    @Test
    void siblingsOfOneNameAreAnArrayAndUnnamedDataAlwaysIs() {
        assertThat(body(
                        "<EventData><Data Name='a'>x</Data><Data>%0</Data><Data Name='a'>%1</Data><B/></EventData>",
                        WrittenValue.string("only"), WrittenValue.number(ValueType.INT8, 1, -3)))
                .isEqualTo("\"EventData\":{\"a\":[\"x\",-3],\"Data\":[\"only\"],\"B\":null}");
    }

    @Test
    void textBesideAttributesHasAKeyOfItsOwn() {
        assertThat(body(
                        "<U a='%0' b='%1'>%2</U><V a='%0'>%2</V><W c='1'><X/>t</W>",
                        WrittenValue.NULL, WrittenValue.number(ValueType.UINT16, 2, 9), WrittenValue.string("t")))
                .isEqualTo("\"U\":{\"#attributes\":{\"b\":9},\"#text\":\"t\"},\"V\":\"t\","
                        + "\"W\":{\"#attributes\":{\"c\":\"1\"},\"#text\":\"t\",\"X\":null}");
    }

    @Test
    void anArrayIsNoneOneOrSeveralValues() {
        WrittenValue none = new WrittenValue.Plain(ValueType.UINT8 | ValueType.ARRAY);
        WrittenValue one = new WrittenValue.Plain(ValueType.UINT8 | ValueType.ARRAY, (byte) 1);
        WrittenValue two = new WrittenValue.Plain(ValueType.STRING | ValueType.ARRAY, Utf16.encode("a\0b\0"));
        assertThat(body("<U><A>%0</A><B>%1</B><C>%2</C></U><EventData><Data>%2</Data></EventData>", none, one, two))
                .isEqualTo("\"U\":{\"A\":null,\"B\":1,\"C\":[\"a\",\"b\"]},\"EventData\":{\"Data\":[\"a\",\"b\"]}");
        assertThat(xml("<U><A>%0</A><B>%1</B><C>%2</C></U>", none, one, two))
                .endsWith("<U><A/><B>1</B><C>a</C><C>b</C></U></Event>\n");
    }

    @Test
    void nullAndEmptyCanBeToldApart() {
        assertThat(body("<U><A>%0</A><B>%1</B></U>", WrittenValue.NULL, WrittenValue.string("")))
                .isEqualTo("\"U\":{\"A\":null,\"B\":\"\"}");
        assertThat(xml("<U><A>%0</A><B>%1</B></U>", WrittenValue.NULL, WrittenValue.string("")))
                .endsWith("<U><A/><B></B></U></Event>\n");
    }

    @Test
    void xmlIsWrittenAsWindowsDoes() {
        assertThat(xml(
                        "<EventData><Data Name='a'>%0</Data></EventData><U when='%1'/>",
                        WrittenValue.string("<&>'\"\r\n"),
                        WrittenValue.fileTime(Instant.parse("2022-03-10T11:02:33.1Z"))))
                .isEqualTo("<Event xmlns='urn:e'><System><Provider Name='Maker'/><EventID>5</EventID>"
                        + "<Channel>Test</Channel></System><EventData><Data Name='a'>&lt;&amp;&gt;'\"&#xD;\n</Data>"
                        + "</EventData><U when='2022-03-10T11:02:33.1000000Z'/></Event>\n");
    }

    @Test
    void charactersThatXmlCannotHoldAreMarkedWithTheirCode() {
        assertThat(xml("<U a='%0'>%0</U>", WrittenValue.string("\u0001'\ud800x\ufffd\t")))
                .contains("a='\ufffd0001&apos;\ufffdd800x\ufffdfffd&#x9;'>\ufffd0001'\ufffdd800x\ufffdfffd\t</U>");
    }

    @Test
    void aRootOfAnotherNameIsTold() {
        String line = json(new EvtxWriter().record(XmlTemplate.of("<Thing>x</Thing>")));
        assertThat(line).contains(",\"root\":\"Thing\",\"event\":\"x\"}");
    }

    @Property
    void everyTextComesBackFromJson(@ForAll char[] units) {
        String text = new String(units);
        while (text.endsWith("\0")) {
            text = text.substring(0, text.length() - 1);
        }
        String line = json(new EvtxWriter()
                .record(XmlTemplate.of("<Event><A>%0</A><B b='%0!-'/></Event>"), WrittenValue.string(text)));
        Map<?, ?> event = (Map<?, ?>) Json.object(line.strip()).get("event");
        assertThat(event.get("A")).isEqualTo(text);
        assertThat(event.get("B")).isEqualTo(Map.of("#attributes", Map.of("b", text + "-")));
    }

    @Property
    void bothWaysWriteTheSame(@ForAll char[] units) {
        WrittenValue text = WrittenValue.string(new String(units));
        EvtxWriter writer = new EvtxWriter()
                .record(
                        XmlTemplate.event(5, "<EventData><Data Name='a'>%0</Data>t%0<E f='%0'>%0!%0</E></EventData>"),
                        text);
        EvtxLog.each(writer.bytes(), false, event -> {
            assertThat(render(EventRenderer.Format.XML, event)).endsWith(TreeXml.of(event.tree()) + "\n");
            assertThat(render(EventRenderer.Format.NDJSON, event)).endsWith(TreeJson.of(event.tree()) + "}\n");
        });
    }

    private static String body(String more, WrittenValue... values) {
        String line = json(new EvtxWriter().record(XmlTemplate.event(5, more), values));
        String start = HEAD + "{\"#attributes\":{\"xmlns\":\"urn:e\"}," + SYSTEM + ",";
        assertThat(line).startsWith(start).endsWith("}}\n");
        return line.substring(start.length(), line.length() - 3);
    }

    private static String json(EvtxWriter writer) {
        String line = only(EventRenderer.Format.NDJSON, writer);
        assertThat(Json.read(line.strip())).isNotNull();
        return line;
    }

    private static String xml(String more, WrittenValue... values) {
        return only(EventRenderer.Format.XML, new EvtxWriter().record(XmlTemplate.event(5, more), values));
    }

    private static String only(EventRenderer.Format format, EvtxWriter writer) {
        List<String> lines = new ArrayList<>();
        EvtxLog.each(writer.bytes(), false, event -> lines.add(render(format, event)));
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    static String render(EventRenderer.Format format, EventView event) {
        Output output = new Output();
        new EventRenderer(format).write(event, "a.evtx", output);
        return new String(output.copy(), StandardCharsets.UTF_8);
    }
}
