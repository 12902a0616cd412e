package org.foothold.formats.linux;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of a system log: RFC 3164 as daemons write it to files and send it, RFC 5424, and lines that begin with an
 * ISO time. Each line is one event.
 */
public final class SyslogReader implements LineReader {
    /** The name of the log. */
    public static final String CHANNEL = "linux/syslog";

    /** The name of the log of what macOS installed. */
    public static final String INSTALL = "macos/install";

    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>");
    private static final int MAX_PRIORITY = 191;

    /** Program, process id and the colon behind them; a program's name has no blank. */
    private static final Pattern TAG = Pattern.compile("([^\\s:\\[]{1,128})(?:\\[([^\\]\\s]{0,32})\\])?:(?: |$)");

    /** Programs of macOS may have blanks in their names. */
    private static final Pattern MAC_TAG = Pattern.compile("([^:\\[\\]]{1,128})\\[(\\d{1,32})\\]:(?: |$)");

    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private final String channel;
    private final Pattern tag;
    private final SyslogTime time;

    /**
     * A reader of one file.
     *
     * @param channel {@link #CHANNEL} or {@link #INSTALL}
     * @param fileTime when the file was last written: lines without a year are of the year before it
     * @param zone the zone of the machine that wrote the log, for lines that name none
     */
    public SyslogReader(String channel, Instant fileTime, ZoneId zone) {
        this.channel = channel;
        this.tag = channel.equals(INSTALL) ? MAC_TAG : TAG;
        this.time = new SyslogTime(fileTime, zone);
    }

    @Override
    public void line(long number, String text, LogSink sink) {
        if (text.isBlank()) {
            return;
        }
        Fields fields = new Fields();
        fields.add("Channel", channel);
        int at = priority(text, fields);
        boolean structured = at > 0 && text.startsWith("1 ", at);
        if (structured) {
            at += 2;
        }
        SyslogTime.Found found = time.find(text, at);
        if (found == null && !(structured && text.startsWith("- ", at))) {
            sink.damaged(LineDamage.loss(number, "time", "Mon dd hh:mm:ss or yyyy-mm-ddThh:mm:ss", text));
            return;
        }
        if (found != null && found.at() == null) {
            sink.damaged(LineDamage.flaw(number, "time", "a time that exists", text));
        }
        if (found != null && found.at() != null) {
            fields.add("timestamp", found.at().toString());
        }
        int end = found == null ? at + 1 : found.end();
        boolean whole = structured ? Rfc5424.read(text, end, fields) : old(text, end, fields);
        if (!whole) {
            sink.damaged(LineDamage.flaw(number, "head of the line", "host, program and message", text));
        }
        sink.event(new LogEvent(number, found == null ? null : found.at(), fields.first("host"), fields.map()));
    }

    @Override
    public void end(LogSink sink) {
        // Nothing is held back.
    }

    /** The word for the number of a facility; the number where there is none. */
    static String facility(String number) {
        return word(FACILITIES, number);
    }

    /** The word for the number of a severity; the number where there is none. */
    static String severity(String number) {
        return word(SEVERITIES, number);
    }

    private static String word(List<String> words, String number) {
        boolean small = number.length() == 1 || number.length() == 2;
        if (!small || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return number;
        }
        int place = Integer.parseInt(number);
        return place < words.size() ? words.get(place) : number;
    }

    private static int priority(String text, Fields fields) {
        Matcher priority = PRIORITY.matcher(text);
        if (!priority.lookingAt()) {
            return 0;
        }
        int number = Integer.parseInt(priority.group(1));
        if (number <= MAX_PRIORITY) {
            fields.add("facility", FACILITIES.get(number / SEVERITIES.size()));
            fields.add("severity", SEVERITIES.get(number % SEVERITIES.size()));
        }
        return priority.end();
    }

    // "host program[pid]: message"; a line that repeats another has no program.
    private boolean old(String text, int start, Fields fields) {
        String host = word(text, start);
        if (host == null) {
            return false;
        }
        int at = start;
        if (!host.endsWith(":")) {
            fields.add("host", host);
            at = text.indexOf(host, start) + host.length();
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        Matcher tag = this.tag.matcher(text).region(at, text.length());
        if (tag.lookingAt()) {
            fields.add("program", tag.group(1));
            if (tag.group(2) != null && !tag.group(2).isEmpty()) {
                fields.add("pid", tag.group(2));
            }
            at = tag.end();
        }
        fields.add("message", text.substring(at).strip());
        return true;
    }

    private static @Nullable String word(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ' ') {
            end++;
        }
        return end == at ? null : text.substring(at, end);
    }
}
