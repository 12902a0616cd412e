package org.foothold.engine.corpus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.plain.Verdict;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;

/** The rules that match an event by the plain evaluator, which is asked only about rules for logs of the event's channel. */
final class PlainHits {
    private static final String EVERY_CHANNEL = "";

    private final PlainEvaluator plain = new PlainEvaluator();
    private final Map<String, Map<Condition, List<Tried>>> byChannel = new HashMap<>();

    /** The indices of rules that match, and of those that could not be decided within the evaluator's bounds. */
    record Hits(BitSet yes, BitSet undecided) {}

    private record Tried(int index, Rule rule, Variant variant) {}

    PlainHits(List<Rule> rules, Mappings mappings) {
        for (int i = 0; i < rules.size(); i++) {
            for (Variant variant : mappings.variants(rules.get(i).logsource())) {
                for (String channel : channels(variant.where())) {
                    byChannel
                            .computeIfAbsent(channel, name -> new LinkedHashMap<>())
                            .computeIfAbsent(variant.where(), where -> new ArrayList<>())
                            .add(new Tried(i, rules.get(i), variant));
                }
            }
        }
    }

    /** What the evaluator says of every rule for this event. */
    Hits of(Event event) {
        Hits hits = new Hits(new BitSet(), new BitSet());
        for (String channel : event.values("Channel")) {
            if (channel != null) {
                add(byChannel.getOrDefault(channel.toLowerCase(Locale.ROOT), Map.of()), event, hits);
            }
        }
        add(byChannel.getOrDefault(EVERY_CHANNEL, Map.of()), event, hits);
        hits.undecided().andNot(hits.yes());
        return hits;
    }

    private void add(Map<Condition, List<Tried>> kinds, Event event, Hits hits) {
        kinds.forEach((where, tried) -> {
            if (plain.decide(where, event) == Verdict.YES) {
                for (Tried one : tried) {
                    Verdict verdict = plain.decide(one.rule(), one.variant(), event);
                    if (verdict == Verdict.YES) {
                        hits.yes().set(one.index());
                    } else if (verdict == Verdict.UNDECIDED) {
                        hits.undecided().set(one.index());
                    }
                }
            }
        });
    }

    private static List<String> channels(Condition where) {
        return switch (where) {
            case Condition.And and -> {
                List<String> found = List.of(EVERY_CHANNEL);
                for (Condition term : and.terms()) {
                    List<String> channels = channels(term);
                    found = channels.contains(EVERY_CHANNEL) ? found : channels;
                }
                yield found;
            }
            case Condition.Or or ->
                or.terms().stream().flatMap(term -> channels(term).stream()).toList();
            case Condition.Predicate predicate ->
                "Channel".equals(predicate.field())
                                && predicate.criterion() instanceof Criterion.Text text
                                && text.pattern().shape() == TextPattern.Shape.EXACT
                        ? List.of(text.pattern().literal().toLowerCase(Locale.ROOT))
                        : List.of(EVERY_CHANNEL);
            case Condition.Not not -> List.of(EVERY_CHANNEL);
            case Condition.Selection selection -> channels(selection.body());
        };
    }
}
