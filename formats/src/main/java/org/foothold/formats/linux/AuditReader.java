package org.foothold.formats.linux;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the records of the Linux audit log that bear one serial to one event: {@code type} has every record's type, the
 * other fields those of the records, decoded. The {@code name} of a PATH record begins at the root. {@code CommandLine} is made of the arguments of EXECVE, and the raw
 * arguments of the system call, which are pointers, are left out beside them.
 */
public final class AuditReader implements LineReader {
    /** The name of the log. */
    public static final String CHANNEL = "linux/auditd";

    /** Events of several processors mix; more than this many are not open at once in any log that was seen. */
    private static final int MAX_OPEN = 256;

    /** Records of one event; a system call names a handful of paths, a hostile log as many as it likes. */
    private static final int MAX_RECORDS = 1024;

    /** Characters of all records that are held back; those of a real event are some thousands. */
    private static final long MAX_HELD = 1 << 24;

    /** The audit daemon itself takes an event for complete when one comes that is two seconds later. */
    private static final Duration WHOLE_AFTER = Duration.ofSeconds(2);

    private static final int RAW_ARGUMENTS = 4;

    private final LinkedHashMap<String, Open> open = new LinkedHashMap<>();
    private final String machine;
    private long held;

    /** A log of which nobody but the log itself knows who wrote it. */
    public AuditReader() {
        this("");
    }

    /** A log of this machine, where its records do not name one. */
    public AuditReader(String machine) {
        this.machine = machine;
    }

    @Override
    public void line(long number, String text, LogSink sink) {
        if (text.isBlank()) {
            return;
        }
        AuditRecord record = AuditRecord.of(text);
        if (record == null) {
            sink.damaged(LineDamage.loss(number, "audit record", "type=… msg=audit(time:serial):", text));
            return;
        }
        giveOlderThan(record.at().minus(WHOLE_AFTER), sink);
        String key = record.event();
        Open event = open.computeIfAbsent(key, fresh -> new Open(number, record));
        if (record.type().equals("EOE")) {
            open.remove(key);
            give(event, sink);
            return;
        }
        held += text.length();
        event.length += text.length();
        event.add(number, record, sink);
        while (open.size() > MAX_OPEN || held > MAX_HELD) {
            Map.Entry<String, Open> oldest = open.pollFirstEntry();
            give(oldest.getValue(), sink);
        }
    }

    @Override
    public void end(LogSink sink) {
        open.values().forEach(event -> give(event, sink));
        open.clear();
    }

    private void giveOlderThan(Instant time, LogSink sink) {
        Iterator<Open> events = open.values().iterator();
        while (events.hasNext()) {
            Open event = events.next();
            if (!event.first.at().isBefore(time)) {
                return;
            }
            events.remove();
            give(event, sink);
        }
    }

    private void give(Open event, LogSink sink) {
        held -= event.length;
        if (!event.types.isEmpty()) {
            sink.event(event.whole());
        }
    }

    /** An event whose records still come. */
    private final class Open {
        private final long line;
        private final AuditRecord first;
        private final List<String> types = new ArrayList<>();
        private final Fields fields = new Fields();
        private final Fields arguments = new Fields();
        private long length;
        private boolean overflowed;

        Open(long line, AuditRecord first) {
            this.line = line;
            this.first = first;
        }

        void add(long number, AuditRecord record, LogSink sink) {
            if (overflowed) {
                return;
            }
            Fields own = new Fields();
            boolean all = types.size() < MAX_RECORDS && AuditValues.read(record.type(), record.text(), own);
            switch (record.type()) {
                case "EXECVE" -> all &= arguments.addAll(own);
                case "SYSCALL", "SECCOMP" -> {
                    named(own);
                    all &= fields.addAll(own);
                }
                case "PATH" -> {
                    AuditPaths.complete(own, fields.first("cwd"));
                    all &= fields.addAll(own);
                }
                case "SOCKADDR" -> {
                    decodeAddress(number, own, sink);
                    all &= fields.addAll(own);
                }
                default -> all &= fields.addAll(own);
            }
            types.add(record.type());
            if (!all) {
                overflowed = true;
                sink.damaged(LineDamage.loss(
                        number,
                        "event " + first.serial(),
                        "at most " + MAX_RECORDS + " records and " + Fields.MAX_VALUES + " values",
                        "more"));
            }
        }

        private static void named(Fields own) {
            if (own.has("arch")) {
                String architecture = Syscalls.architecture(own.first("arch"));
                own.set("arch", architecture);
                own.set("syscall", Syscalls.name(architecture, own.first("syscall")));
            }
        }

        private static void decodeAddress(long number, Fields own, LogSink sink) {
            byte[] bytes = AuditValues.hex(own.first("saddr"));
            if (bytes == null || !SocketAddress.decode(bytes, own)) {
                sink.damaged(LineDamage.flaw(number, "saddr", "a socket's address in hexadecimal", own.first("saddr")));
            }
        }

        LogEvent whole() {
            Fields event = new Fields();
            event.add("Channel", CHANNEL);
            event.add("timestamp", first.at().toString());
            event.add("serial", first.serial());
            if (!first.node().isEmpty()) {
                event.add("node", first.node());
            }
            types.forEach(type -> event.add("type", type));
            if (types.contains("EXECVE")) {
                for (int i = 0; i < RAW_ARGUMENTS; i++) {
                    fields.remove("a" + i);
                }
            }
            event.addAll(fields);
            if (types.contains("EXECVE")) {
                addArguments(event);
            }
            return new LogEvent(line, first.at(), first.node().isEmpty() ? machine : first.node(), event.map());
        }

        private void addArguments(Fields event) {
            Map<String, String> whole = AuditArguments.joined(arguments);
            whole.forEach(event::add);
            if (arguments.has("argc")) {
                event.add("argc", arguments.first("argc"));
            }
            String command = AuditArguments.commandLine(whole);
            if (!command.isEmpty()) {
                event.add("CommandLine", command);
            }
        }
    }
}
