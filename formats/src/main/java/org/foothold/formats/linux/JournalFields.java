package org.foothold.formats.linux;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of an entry of systemd's journal (https://www.freedesktop.org/software/systemd/man/latest/systemd.journal-fields.html):
 * what a system log has too is called as there, other fields keep their names.
 */
final class JournalFields {
    private static final long MICROS = 1_000_000;

    /** Names of a system log, and the fields that give them: the first that is there. */
    private static final List<Map.Entry<String, List<String>>> NAMES = List.of(
            Map.entry("host", List.of("_HOSTNAME")),
            Map.entry("program", List.of("SYSLOG_IDENTIFIER", "_COMM")),
            Map.entry("pid", List.of("SYSLOG_PID", "_PID")),
            Map.entry("facility", List.of("SYSLOG_FACILITY")),
            Map.entry("severity", List.of("PRIORITY")),
            Map.entry("message", List.of("MESSAGE")));

    private JournalFields() {}

    /** The event of these fields. */
    static LogEvent event(long number, long micros, Fields entry) {
        Instant at = time(micros);
        Fields event = new Fields();
        event.add("Channel", JournalFile.CHANNEL);
        if (at != null) {
            event.add("timestamp", at.toString());
        }
        for (Map.Entry<String, List<String>> name : NAMES) {
            for (String source : name.getValue()) {
                if (entry.has(source)) {
                    for (String value : entry.map().getOrDefault(source, List.of())) {
                        event.add(name.getKey(), word(name.getKey(), value));
                    }
                    entry.remove(source);
                    break;
                }
            }
        }
        event.addAll(entry);
        return new LogEvent(number, at, event.first("host"), event.map());
    }

    private static @Nullable Instant time(long micros) {
        return micros <= 0 ? null : Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
    }

    private static String word(String name, String value) {
        return switch (name) {
            case "facility" -> SyslogReader.facility(value);
            case "severity" -> SyslogReader.severity(value);
            default -> value;
        };
    }
}
