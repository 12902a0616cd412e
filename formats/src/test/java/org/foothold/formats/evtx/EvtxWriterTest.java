package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvtxWriterTest {
    @Test
    void aFlatEventComesBackAsItWasGiven() {
        Map<String, List<String>> event = new LinkedHashMap<>();
        event.put("Channel", List.of("Security"));
        event.put("EventID", List.of("4688"));
        event.put("Provider_Name", List.of("Microsoft-Windows-Security-Auditing"));
        event.put("Computer", List.of("WS-7"));
        event.put("TimeCreated_SystemTime", List.of("2022-03-10T11:02:33.1234567Z"));
        event.put("EventRecordID", List.of("901"));
        event.put("NewProcessName", List.of("C:\\Windows\\System32\\cmd.exe"));
        event.put("NewProcessId", List.of("0x1f4"));
        event.put("SubjectUserSid", List.of("S-1-5-21-1-2-3-1001"));
        event.put("LogonGuid", List.of("{54849625-5478-4994-a5ba-3e3b0328c30d}"));
        event.put("Count", List.of("12"));
        event.put("Leading", List.of("012"));
        event.put("Empty", List.of(""));
        event.put("Nothing", Arrays.asList((String) null));
        event.put("Data", List.of("one", "two"));
        event.put("Keywords", List.of("0x8020000000000000"));

        EvtxLog log = EvtxLog.read(new EvtxWriter().event(event).bytes());

        assertThat(log.damages).isEmpty();
        assertThat(log.irregular).isZero();
        assertThat(log.events).hasSize(1);
        assertThat(log.events.getFirst()).containsAllEntriesOf(event);
        assertThat(log.events.getFirst().keySet())
                .containsExactlyInAnyOrder(union(event.keySet(), "Version", "Level", "Task", "Opcode")
                        .toArray(new String[0]));
    }

    @Test
    void goesOnInMoreChunksWhenOneIsFull() {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 1000; i++) {
            writer.event("Channel", "Test", "EventID", "1", "Text", "x".repeat(100));
        }
        byte[] file = writer.bytes();
        EvtxLog log = EvtxLog.read(file);
        assertThat(file.length).isGreaterThan(4096 + 4 * ChunkReader.SIZE);
        assertThat(log.damages).isEmpty();
        assertThat(log.events).hasSize(1000);
        assertThat(log.events.getLast().get("EventRecordID")).containsExactly("1000");
    }

    private static List<String> union(Iterable<String> some, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(more));
        some.forEach(all::add);
        return all;
    }
}
