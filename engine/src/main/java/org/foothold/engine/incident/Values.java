package org.foothold.engine.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The values that findings may share, each known by a number. A value that comes when the room is used up joins nothing, and
 * is counted.
 */
final class Values {
    /** The kind of value that is an event; every other kind is a place in the list of joins. */
    static final int EVENT = -1;

    /** Values of one finding: a log line with more names a list of things, none of which says who it was. */
    private static final int MOST_OF_ONE = 64;

    /** Events of a correlation that join its finding to others. */
    private static final int MOST_EVENTS = 1_000;

    /** A longer value is not kept: what identifies a thing is short. */
    private static final int LONGEST = 1_024;

    /** About what an entry takes beside its texts. */
    private static final int ENTRY_BYTES = 160;

    private final IncidentRules rules;
    private final long mostBytes;
    private final Map<String, List<Wanted>> fields = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final List<Value> values = new ArrayList<>();
    private long bytes;
    private long dropped;

    Values(IncidentRules rules, long mostBytes) {
        this.rules = rules;
        this.mostBytes = mostBytes;
        for (int join = 0; join < rules.joins().size(); join++) {
            for (Join.Source source : rules.joins().get(join).fields()) {
                fields.computeIfAbsent(source.field(), any -> new ArrayList<>()).add(new Wanted(join, source));
            }
        }
    }

    private record Wanted(int join, Join.Source source) {}

    /** A value as it is shown, of one kind. */
    static final class Value {
        private final int join;
        private String shown;

        private Value(int join, String shown) {
            this.join = join;
            this.shown = shown;
        }

        int join() {
            return join;
        }

        String shown() {
            return shown;
        }
    }

    Value value(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }

    long dropped() {
        return dropped;
    }

    /** The numbers of all values of this finding, ascending. */
    int[] of(Finding finding) {
        Set<Integer> found = new TreeSet<>();
        event(finding.origin(), found);
        finding.events().stream().limit(MOST_EVENTS).forEach(event -> event(event.origin(), found));
        int room = found.size() + MOST_OF_ONE;
        String target = target(finding);
        for (Evidence.Field field : finding.evidence().fields()) {
            for (Wanted wanted : fields.getOrDefault(field.name(), List.of())) {
                if (means(wanted.source, finding.evidence())) {
                    for (String value : field.values()) {
                        if (value != null && found.size() < room) {
                            add(wanted.join, target, value, found);
                        }
                    }
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A target without a name is one file. */
    private static String target(Finding finding) {
        String name = finding.target().name().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "\0" + finding.origin().path() : name;
    }

    private static boolean means(Join.Source source, Evidence evidence) {
        for (Map.Entry<String, List<String>> asked : source.where().entrySet()) {
            String value = evidence.first(asked.getKey());
            if (value == null || !asked.getValue().contains(value.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        for (Map.Entry<String, List<Glob>> unwanted : source.unless().entrySet()) {
            String value = evidence.first(unwanted.getKey());
            if (value != null && matches(unwanted.getValue(), Join.Form.PATH.of(value))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(List<Glob> globs, String text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    private void event(Origin origin, Set<Integer> found) {
        String key = EVENT + "\0" + origin.path() + "\0" + origin.record() + (origin.carved() ? "\0carved" : "");
        number(key, EVENT, "", found);
    }

    private void add(int index, String target, String value, Set<Integer> found) {
        Join join = rules.joins().get(index);
        String text = join.form().of(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        if (text.isEmpty() || text.equals("-") || matches(join.never(), text)) {
            return;
        }
        String key = index + "\0" + (join.anywhere() ? "" : target) + "\0" + text;
        number(key, index, value.length() > LONGEST ? value.substring(0, LONGEST) : value.strip(), found);
    }

    private void number(String key, int join, String shown, Set<Integer> found) {
        Integer number = known.get(key);
        if (number == null) {
            long cost = ENTRY_BYTES + 2L * (key.length() + shown.length());
            if (bytes + cost > mostBytes) {
                dropped++;
                return;
            }
            bytes += cost;
            number = values.size();
            known.put(key, number);
            values.add(new Value(join, shown));
        } else {
            Value value = Objects.requireNonNull(values.get(number));
            if (shown.compareTo(value.shown) < 0) {
                value.shown = shown; // Whatever file came first.
            }
        }
        found.add(number);
    }

    /** The kind of this value; null for an event. */
    @Nullable
    Join join(int number) {
        int join = values.get(number).join;
        return join == EVENT ? null : rules.joins().get(join);
    }
}
