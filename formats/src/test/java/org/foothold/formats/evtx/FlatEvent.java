package org.foothold.formats.evtx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template and values for an event given by its flat fields, laid out as current Windows does: the data nested in a value. */
record FlatEvent(WrittenTemplate template, List<WrittenValue> values) {
    private static final String NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";

    /** The fields of System, in the order of their slots. */
    private static final List<String> SYSTEM = List.of(
            "Provider_Name",
            "Provider_Guid",
            "EventID",
            "EventID_Qualifiers",
            "Version",
            "Level",
            "Task",
            "Opcode",
            "Keywords",
            "TimeCreated_SystemTime",
            "EventRecordID",
            "Correlation_ActivityID",
            "Correlation_RelatedActivityID",
            "Execution_ProcessID",
            "Execution_ThreadID",
            "Channel",
            "Computer",
            "Security_UserID");

    /** What current Windows always fills in. */
    private static final Map<String, String> USUAL =
            Map.of("Version", "0", "Level", "4", "Task", "0", "Opcode", "0", "Keywords", "0x8000000000000000");

    private static final WrittenTemplate EVENT = WrittenTemplate.of(event());

    static FlatEvent of(Map<String, ? extends List<@Nullable String>> fields, long number, Instant time) {
        List<WrittenValue> values = new ArrayList<>();
        for (String name : SYSTEM) {
            values.add(system(name, fields, number, time));
        }
        List<XmlNode> data = new ArrayList<>();
        List<WrittenValue> inner = new ArrayList<>();
        fields.forEach((name, texts) -> {
            for (String text : SYSTEM.contains(name) ? List.<String>of() : texts) {
                XmlNode slot = new XmlNode.Slot(inner.size(), false);
                data.add(name.equals("Data") ? element("Data", slot) : named(name, slot));
                inner.add(text == null ? WrittenValue.NULL : WrittenValue.typed(text));
            }
        });
        WrittenTemplate template = WrittenTemplate.of(new XmlNode.Element("EventData", List.of(), data));
        values.add(data.isEmpty() ? WrittenValue.NULL : new WrittenValue.Nested(template, inner));
        return new FlatEvent(EVENT, values);
    }

    static String first(Map<String, ? extends List<@Nullable String>> fields, String name, String otherwise) {
        List<@Nullable String> texts = fields.get(name);
        String text = texts == null || texts.isEmpty() ? null : texts.getFirst();
        return text == null ? otherwise : text;
    }

    private static WrittenValue system(
            String name, Map<String, ? extends List<@Nullable String>> fields, long number, Instant time) {
        String text = first(fields, name, USUAL.getOrDefault(name, ""));
        return switch (name) {
            case "EventID", "EventID_Qualifiers", "Task" -> small(text, ValueType.UINT16, 2);
            case "Version", "Level", "Opcode" -> small(text, ValueType.UINT8, 1);
            case "EventRecordID" -> WrittenValue.number(ValueType.UINT64, 8, number);
            case "TimeCreated_SystemTime" -> WrittenValue.fileTime(time);
            case "Computer" -> WrittenValue.string(text.isEmpty() ? "DESKTOP-1" : text);
            case "Channel", "Provider_Name" -> text.isEmpty() ? WrittenValue.NULL : WrittenValue.string(text);
            default -> text.isEmpty() ? WrittenValue.NULL : WrittenValue.typed(text);
        };
    }

    private static WrittenValue small(String text, int type, int size) {
        return text.matches("[0-9]{1,5}") && Long.parseLong(text) >>> (8 * size) == 0
                ? WrittenValue.number(type, size, Long.parseLong(text))
                : text.isEmpty() ? WrittenValue.NULL : WrittenValue.string(text);
    }

    private static XmlNode.Element event() {
        XmlNode.Element system = element(
                "System",
                attributes("Provider", "Provider_Name", "Provider_Guid"),
                new XmlNode.Element(
                        "EventID",
                        List.of(new XmlNode.Attribute("Qualifiers", List.of(slot("EventID_Qualifiers")))),
                        List.of(slot("EventID"))),
                element("Version", slot("Version")),
                element("Level", slot("Level")),
                element("Task", slot("Task")),
                element("Opcode", slot("Opcode")),
                element("Keywords", slot("Keywords")),
                attributes("TimeCreated", "TimeCreated_SystemTime"),
                element("EventRecordID", slot("EventRecordID")),
                attributes("Correlation", "Correlation_ActivityID", "Correlation_RelatedActivityID"),
                attributes("Execution", "Execution_ProcessID", "Execution_ThreadID"),
                element("Channel", slot("Channel")),
                element("Computer", slot("Computer")),
                attributes("Security", "Security_UserID"));
        return new XmlNode.Element(
                "Event",
                List.of(new XmlNode.Attribute("xmlns", List.of(new XmlNode.Text(NAMESPACE)))),
                List.of(system, new XmlNode.Slot(SYSTEM.size(), true)));
    }

    static XmlNode.Element element(String name, XmlNode... content) {
        return new XmlNode.Element(name, List.of(), List.of(content));
    }

    /** {@code <Data Name="name">content</Data>}. */
    static XmlNode.Element named(String name, XmlNode... content) {
        XmlNode.Attribute attribute = new XmlNode.Attribute("Name", List.of(new XmlNode.Text(name)));
        return new XmlNode.Element("Data", List.of(attribute), List.of(content));
    }

    private static XmlNode.Element attributes(String element, String... fields) {
        List<XmlNode.Attribute> attributes = new ArrayList<>();
        for (String field : fields) {
            attributes.add(new XmlNode.Attribute(field.substring(element.length() + 1), List.of(slot(field))));
        }
        return new XmlNode.Element(element, attributes, List.of());
    }

    private static XmlNode slot(String field) {
        return new XmlNode.Slot(SYSTEM.indexOf(field), true);
    }
}
