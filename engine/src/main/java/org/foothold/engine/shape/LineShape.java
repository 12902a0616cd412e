package org.foothold.engine.shape;

import java.util.List;
import java.util.Map;

/**
 * How one kind of JSON events looks: what it is known by, and how its paths lead to the names of a flat event. Paths are keys
 * joined by dots; {@code docs/lines.md} explains the file it is read from.
 *
 * @param has paths that are all there, of a value or of what holds values
 * @param where paths with the values of which one must stand there; a star at the end stands for any text
 * @param fields names of the flat event with the paths that give them, of which the first that is there does
 * @param cut paths below which only the rest of a path is the name
 * @param xml paths below which stand the elements of an event of Windows
 * @param unfold paths whose texts are JSON of their own, which then stands there instead
 * @param drop paths that are no part of the event, with all below them
 * @param channel what the field Channel holds in every such event; empty where the events say it
 * @param channels other ways of writing a channel; a star at the end of a key stands for the channel itself
 * @param times paths of the event's time, of which the first that is there is taken
 * @param targets paths of the name of the machine or account, likewise
 */
public record LineShape(
        String name,
        List<String> has,
        Map<String, List<String>> where,
        Map<String, List<String>> fields,
        List<String> cut,
        List<String> xml,
        List<String> unfold,
        List<String> drop,
        String channel,
        Map<String, String> channels,
        List<String> times,
        List<String> targets) {
    /** Every name is a path, and the log says nothing else. */
    public static final LineShape PLAIN = new LineShape(
            "plain",
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            Map.of(),
            List.of("@timestamp", "timestamp", "time", "TimeCreated", "EventTime"),
            List.of("Computer", "Hostname", "host", "host.name"));

    public LineShape {
        has = List.copyOf(has);
        where = Map.copyOf(where);
        fields = Map.copyOf(fields);
        cut = List.copyOf(cut);
        xml = List.copyOf(xml);
        unfold = List.copyOf(unfold);
        drop = List.copyOf(drop);
        channels = Map.copyOf(channels);
        times = List.copyOf(times);
        targets = List.copyOf(targets);
    }

    /** The channel that a text of the log means. */
    public String channelOf(String written) {
        String known = channels.get(written);
        if (known != null) {
            return known;
        }
        for (Map.Entry<String, String> other : channels.entrySet()) {
            String key = other.getKey();
            if (key.endsWith("*") && written.startsWith(key.substring(0, key.length() - 1))) {
                return written.substring(key.length() - 1);
            }
        }
        return written;
    }

    /** Whether a text is what a value of {@link #where} says. */
    public static boolean fits(String value, String text) {
        return value.endsWith("*") ? text.startsWith(value.substring(0, value.length() - 1)) : text.equals(value);
    }
}
