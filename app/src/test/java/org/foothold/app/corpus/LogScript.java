package org.foothold.app.corpus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.evtx.EvtxWriter;
import org.jspecify.annotations.Nullable;

/** One log of an invented host, written event by event. */
final class LogScript {
    private final EvtxWriter writer = new EvtxWriter();
    private final String channel;
    private final String provider;
    private final String guid;
    private final String computer;
    private final String user;
    private final int process;
    private long record;

    /** A log whose events come from one provider, which runs in this process. */
    LogScript(String channel, String provider, String guid, String computer, String user, int process, long first) {
        this.channel = channel;
        this.provider = provider;
        this.guid = guid;
        this.computer = computer;
        this.user = user;
        this.process = process;
        this.record = first;
    }

    /** Adds an event: version, level, task, opcode and keywords as Windows gives them, then names and values in turn. */
    LogScript event(String at, int id, Numbers numbers, String... namesAndValues) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        put(fields, "Provider_Name", provider);
        put(fields, "Provider_Guid", guid);
        put(fields, "EventID", Integer.toString(id));
        put(fields, "Version", Integer.toString(numbers.version));
        put(fields, "Level", Integer.toString(numbers.level));
        put(fields, "Task", Integer.toString(numbers.task));
        put(fields, "Opcode", Integer.toString(numbers.opcode));
        put(fields, "Keywords", numbers.keywords);
        put(fields, "TimeCreated_SystemTime", Instant.parse(at).toString());
        put(fields, "EventRecordID", Long.toString(record));
        put(fields, "Execution_ProcessID", Integer.toString(process));
        put(fields, "Execution_ThreadID", Long.toString(process + 4 * (record % 7) + 8));
        put(fields, "Channel", channel);
        put(fields, "Computer", computer);
        if (!user.isEmpty()) {
            put(fields, "Security_UserID", user);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(fields, namesAndValues[i], namesAndValues[i + 1]);
        }
        writer.event(fields);
        record++;
        return this;
    }

    private static void put(Map<String, List<@Nullable String>> fields, String name, String value) {
        List<@Nullable String> values = new ArrayList<>();
        values.add(value);
        fields.put(name, values);
    }

    byte[] bytes() {
        return writer.bytes();
    }

    /** The numbers that an event's provider gives it. */
    record Numbers(int version, int level, int task, int opcode, String keywords) {}
}
