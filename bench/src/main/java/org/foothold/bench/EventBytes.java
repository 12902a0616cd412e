package org.foothold.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.Partition;
import org.foothold.sigma.match.RuleSet;

/** An event whose values stand as UTF-16LE text in memory, as a log has them, ready to be handed to a matcher. */
final class EventBytes {
    private final Partition partition;
    private final int[] fields;
    private final byte[][] values;
    private final Map<String, String> texts;

    private EventBytes(Partition partition, int[] fields, byte[][] values, Map<String, String> texts) {
        this.partition = partition;
        this.fields = fields;
        this.values = values;
        this.texts = texts;
    }

    /** An event of these fields, {@code Channel} and {@code EventID} among them, for the rules of the set. */
    static EventBytes of(RuleSet rules, Map<String, String> texts) {
        Partition partition = rules.partition(
                texts.getOrDefault("Channel", ""), Integer.parseInt(texts.getOrDefault("EventID", "0")));
        int[] fields = new int[texts.size()];
        byte[][] values = new byte[texts.size()][];
        int count = 0;
        for (Map.Entry<String, String> field : texts.entrySet()) {
            fields[count] = partition.fields().indexOf(field.getKey());
            values[count++] = field.getValue().getBytes(StandardCharsets.UTF_16LE);
        }
        return new EventBytes(partition, fields, values, Map.copyOf(texts));
    }

    /** How many rules match. */
    int match(Matcher matcher) {
        matcher.begin(partition);
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] >= 0) {
                matcher.add(fields[i], values[i], 0, values[i].length);
            } else if (partition.wantsEveryValue()) {
                matcher.addOther(values[i], 0, values[i].length);
            }
        }
        return matcher.finish();
    }

    /** The event in its plain form. */
    Event plain() {
        Map<String, List<String>> flat = new LinkedHashMap<>();
        texts.forEach((name, value) -> flat.put(name, List.of(value)));
        return Event.of(flat);
    }
}
