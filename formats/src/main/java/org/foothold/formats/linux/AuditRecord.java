package org.foothold.formats.linux;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param node the machine, where the line names it; else empty
 * @param type such as {@code SYSCALL}
 * @param serial with the time, what the records of one event have in common
 * @param text the pairs
 */
record AuditRecord(String node, String type, Instant at, String serial, String text) {
    private static final Pattern HEAD = Pattern.compile("(?:node=(\\S{1,255}) )?type=(\\S{1,64}) (?:msg=)?"
            + "audit\\((\\d{1,12})\\.(\\d{1,3}):(\\d{1,20})\\):?\\s?");
    private static final long MILLIS = 1000;

    /** Types that are written as numbers where the log came through syslog or is older than the type. */
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("1006", "LOGIN"),
            Map.entry("1300", "SYSCALL"),
            Map.entry("1302", "PATH"),
            Map.entry("1305", "CONFIG_CHANGE"),
            Map.entry("1306", "SOCKADDR"),
            Map.entry("1307", "CWD"),
            Map.entry("1309", "EXECVE"),
            Map.entry("1320", "EOE"),
            Map.entry("1325", "NETFILTER_CFG"),
            Map.entry("1326", "SECCOMP"),
            Map.entry("1327", "PROCTITLE"),
            Map.entry("1330", "KERN_MODULE"),
            Map.entry("1334", "BPF"),
            Map.entry("1400", "AVC"));

    /** The record of this line; null where the line has none. Whatever a syslog daemon put in front is passed over. */
    static @Nullable AuditRecord of(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.find()) {
            return null;
        }
        long millis = Long.parseLong(head.group(3)) * MILLIS + Long.parseLong((head.group(4) + "00").substring(0, 3));
        String node = head.group(1);
        return new AuditRecord(
                node == null ? "" : node,
                named(head.group(2)),
                Instant.ofEpochMilli(millis),
                head.group(5),
                line.substring(head.end()));
    }

    private static String named(String type) {
        String number = type.startsWith("UNKNOWN[") && type.endsWith("]")
                ? type.substring("UNKNOWN[".length(), type.length() - 1)
                : type;
        return NUMBERS.getOrDefault(number, type);
    }

    /** What the records of one event have in common. */
    String event() {
        return node + ' ' + at.toEpochMilli() + ' ' + serial;
    }
}
