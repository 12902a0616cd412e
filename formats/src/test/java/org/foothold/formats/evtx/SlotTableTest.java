package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTableTest {
    private static final String SYSTEM =
            "<Event><System><Provider Name='Maker'/><EventID>%ID</EventID><Channel>%CHANNEL</Channel></System>%MORE</Event>";

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 31, 126, 127, 128, 129, 130, 131, 200, 201})
    void channelAndEventIdAreFoundInAnySlotWithoutTheOthers(int slots) {
        for (int id : new int[] {0, 1, slots / 2, slots - 2}) {
            int channel = id == slots - 1 ? 0 : slots - 1;
            String xml = SYSTEM.replace("%ID", "%" + id)
                    .replace("%CHANNEL", "%" + channel)
                    .replace("%MORE", id == 0 || channel == 0 ? "" : "<UserData><A>%0</A></UserData>");
            WrittenValue[] values = new WrittenValue[slots];
            for (int i = 0; i < slots; i++) {
                values[i] = WrittenValue.string("v".repeat(i % 7));
            }
            values[id] = WrittenValue.number(ValueType.UINT16, 2, 4688);
            values[channel] = WrittenValue.string("Security");
            byte[] file = new EvtxWriter().record(XmlTemplate.of(xml), values).bytes();
            assertThat(EvtxLog.each(file, false, event -> {
                        assertThat(event.eventId()).isEqualTo(4688);
                        assertThat(event.string(event.text(event.shape().channel())))
                                .isEqualTo("Security");
                        assertThat(EvtxLog.fields(event)).isEqualTo(event.flat());
                    }))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 128, 129, 150})
    void nestedInstancesAreFoundInAnySlotOneOrSeveral(int before) {
        WrittenTemplate inner =
                XmlTemplate.of("<EventData><Data Name='A'>%0</Data><Data Name='B'>%1</Data></EventData>");
        WrittenTemplate deep = XmlTemplate.of("<Deep><File>%0</File></Deep>");
        for (int several = 1; several <= 3; several++) {
            StringBuilder more = new StringBuilder();
            List<WrittenValue> values = new ArrayList<>();
            for (int i = 0; i < before; i++) {
                values.add(WrittenValue.number(ValueType.UINT32, 4, i));
            }
            values.set(0, WrittenValue.number(ValueType.UINT16, 2, 7));
            for (int i = 0; i < several; i++) {
                more.append('%').append(values.size());
                WrittenValue last = i == 1
                        ? new WrittenValue.Nested(deep, List.of(WrittenValue.string("f")))
                        : WrittenValue.string("b" + i);
                values.add(new WrittenValue.Nested(inner, List.of(WrittenValue.string("a" + i), last)));
            }
            String xml = SYSTEM.replace("%ID", "%0").replace("%CHANNEL", "Test").replace("%MORE", more);
            byte[] file = new EvtxWriter()
                    .record(XmlTemplate.of(xml), values.toArray(WrittenValue[]::new))
                    .bytes();
            int expected = several;
            assertThat(EvtxLog.each(file, false, event -> {
                        assertThat(event.shape().id()).isNotNegative();
                        assertThat(event.eventId()).isEqualTo(7);
                        assertThat(EvtxLog.fields(event)).isEqualTo(event.flat());
                        assertThat(EvtxLog.fields(event).get("A")).hasSize(expected);
                    }))
                    .isEmpty();
        }
    }

    @Test
    void nestedBinXmlOfNoBytesIsANull() {
        String xml = SYSTEM.replace("%ID", "7").replace("%CHANNEL", "Test").replace("%MORE", "%0%1");
        WrittenTemplate inner = XmlTemplate.of("<EventData><Data Name='A'>%0</Data></EventData>");
        byte[] file = new EvtxWriter()
                .record(
                        XmlTemplate.of(xml),
                        new WrittenValue.Plain(ValueType.BINXML),
                        new WrittenValue.Nested(inner, List.of(WrittenValue.string("a"))))
                .bytes();
        assertThat(EvtxLog.each(file, false, event -> {
                    assertThat(event.slots().type(0)).isEqualTo(ValueType.NULL);
                    assertThat(Place.type(event.slots().peek(0))).isEqualTo(ValueType.NULL);
                    assertThat(EvtxLog.fields(event)).isEqualTo(event.flat()).containsEntry("A", List.of("a"));
                }))
                .isEmpty();
    }
}
