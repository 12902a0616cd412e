package org.foothold.engine.hunt;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.correlation.Correlated;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Correlator;
import org.foothold.sigma.correlation.Limits;
import org.foothold.sigma.correlation.Losses;
import org.foothold.sigma.correlation.Step;
import org.foothold.sigma.rule.Rule;

/** Feeds the matches of a hunt, in the order of its files, to the correlations, and makes findings of what they find. */
final class Correlating {
    /** About what a match takes beside its texts: itself, its event, its origin, and its place in line. */
    private static final int MATCH_BYTES = 240;

    /** About what a field takes beside its text, in which a character is two bytes at most. */
    private static final int FIELD_BYTES = 96;

    /** Events that the reasons tell one by one; the finding lists all of them. */
    private static final int MOST_EVENTS = 6;

    private static final List<Map.Entry<String, Integer>> UNITS =
            List.of(Map.entry("d", 86_400), Map.entry("h", 3_600), Map.entry("m", 60));

    private final RuleBook book;
    private final Wanted wanted;
    private final Consumer<Finding> sink;
    private final Correlator<Finding.Event> correlator;

    Correlating(RuleBook book, Wanted wanted, Consumer<Finding> sink) {
        this.book = book;
        this.wanted = wanted;
        this.sink = sink;
        this.correlator = new Correlator<>(book.correlations(), Correlator.ANY_LATENESS, Limits.HUNT, this::report);
    }

    /**
     * Takes a match.
     *
     * @param order the place of the event among all events of the input
     */
    void add(String path, long order, Verdicts.Match match) {
        Map<String, List<String>> feed = match.feed();
        if (feed == null) {
            return;
        }
        Verdicts.Row row = match.row();
        Finding.Event event = new Finding.Event(match.rule(), row.at(), row.target(), row.origin(path));
        correlator.add(Step.of(match.index(), row.at(), order, row.target().name(), feed, event, bytes(feed)));
    }

    private static int bytes(Map<String, List<String>> feed) {
        int bytes = MATCH_BYTES;
        for (List<String> values : feed.values()) {
            for (String value : values) {
                bytes += FIELD_BYTES + 2 * value.length();
            }
        }
        return bytes;
    }

    /** There are no more matches. */
    void finish() {
        correlator.finish();
    }

    /** What became of the correlations. */
    Summary.Correlations counts() {
        Losses losses = correlator.losses();
        return new Summary.Correlations(
                book.correlations().size(),
                losses.late(),
                losses.groups(),
                losses.steps(),
                losses.withoutGroup(),
                losses.withoutValue());
    }

    private void report(Correlated<Finding.Event> found) {
        Finding.Rule rule = described(found.correlation());
        if (!wanted.admits(rule.level()) || !wanted.admits(rule) || !wanted.admits(found.at())) {
            return;
        }
        Finding.Event cause = found.cause();
        sink.accept(new Finding(
                rule,
                found.at(),
                cause.target(),
                cause.origin(),
                evidence(found),
                reasons(found),
                found.events(),
                null));
    }

    private static Finding.Rule described(Correlation correlation) {
        return new Finding.Rule(
                correlation.id(),
                correlation.title(),
                correlation.position().path(),
                Level.valueOf(correlation.level().name()),
                Rule.techniques(correlation.tags()).stream().map(Technique::new).toList(),
                correlation.tags(),
                new Finding.Logsource(null, null, null));
    }

    /** What the events have in common, and what was measured of them. */
    private static Evidence evidence(Correlated<Finding.Event> found) {
        List<Evidence.Field> fields = new ArrayList<>();
        found.group().forEach((name, values) -> fields.add(new Evidence.Field(name, false, List.copyOf(values))));
        String measure = plain(found.measure());
        fields.add(new Evidence.Field(found.correlation().type().text(), true, List.of(measure)));
        return new Evidence(fields);
    }

    private static List<String> reasons(Correlated<Finding.Event> found) {
        Correlation correlation = found.correlation();
        List<String> reasons = new ArrayList<>();
        reasons.add(correlation.type().text() + of(correlation.threshold().fields()) + " is "
                + plain(found.measure()) + " within " + words(correlation.timespan()) + ", "
                + correlation.threshold().words() + " is asked for");
        found.group()
                .forEach((name, values) -> reasons.add("all with " + name + " '" + String.join(", ", values) + "'"));
        List<Finding.Event> events = found.events();
        events.stream()
                .limit(MOST_EVENTS)
                .forEach(event -> reasons.add(event.at() + " " + event.rule().title()));
        long more = found.unlisted() + Math.max(0, events.size() - MOST_EVENTS);
        if (more > 0) {
            reasons.add("and " + more + " more");
        }
        return reasons;
    }

    private static String of(List<String> fields) {
        return fields.isEmpty() ? "" : " of " + String.join(" and ", fields);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The timespan as documents write it. */
    private static String words(Duration timespan) {
        long seconds = timespan.toSeconds();
        for (Map.Entry<String, Integer> unit : UNITS) {
            if (seconds % unit.getValue() == 0) {
                return seconds / unit.getValue() + unit.getKey();
            }
        }
        return seconds + "s";
    }
}
