package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Rules, compiled to be matched against many events (Sigma rules specification 2.1.0). It never changes and is shared by
 * threads; each of them matches with a {@link Matcher} of its own. A rule is known by its index in the list it came from.
 */
public final class RuleSet {
    /** The id of an event that has none, and what is no id as Windows writes them. */
    public static final int NO_ID = EventKey.ANY;

    private final Tables tables;
    private final Dispatch dispatch;
    private final Checks checks;

    // Few rules match anything, so that few are ever decoded.
    private final AtomicReferenceArray<@Nullable Rule> decoded;

    // Kinds of events to partitions; never changed once it can be seen.
    private volatile Built built = new Built(new LongIntMap(), List.of());
    // Partitions by what they were built from: kinds that leave equal conditions share one.
    private final Map<Numbers, Partition> byContent = new HashMap<>();
    private @Nullable Partition everything;

    private RuleSet(Tables tables) {
        this.tables = tables;
        dispatch = new Dispatch(tables);
        checks = new Checks(tables);
        decoded = new AtomicReferenceArray<>(size());
    }

    /** Partitions that were built so far. */
    private record Built(LongIntMap numbers, List<Partition> partitions) {}

    /** Compiles rules; the mappings say how each rule's log source is found among events. */
    public static RuleSet compile(List<Rule> rules, Mappings mappings) {
        return compile(rules, Map.of(), mappings);
    }

    /**
     * As {@link #compile(List, Mappings)}, where some rules, by index, are matched by another condition than their own: one that
     * holds wherever their own may hold, so that they can be judged later, when more is known.
     */
    public static RuleSet compile(List<Rule> rules, Map<Integer, Condition> relaxed, Mappings mappings) {
        return new RuleSet(Compiler.compile(rules, relaxed, mappings));
    }

    /** Whether a match of the rule of this index says only that the rule may hold. */
    public boolean relaxed(int index) {
        return !tables.originals().isEmpty(index);
    }

    /** How many rules there are. */
    public int size() {
        return tables.heads().count();
    }

    /** The rule of this index, with its own condition; it is decoded when it is first asked for. */
    public Rule rule(int index) {
        Rule known = decoded.get(index);
        if (known == null) {
            // Two threads may decode it at once: both come to the same.
            known = RuleCodec.read(tables, index);
            decoded.set(index, known);
        }
        return known;
    }

    /** The level of the rule of this index. */
    public Level level(int index) {
        return RuleCodec.level(tables, index);
    }

    /** The indices of the rules whose log source no mapping knows, ascending: these never match. */
    public List<Integer> withoutLogSource() {
        BitSet known = new BitSet();
        for (int rule : tables.units().rules) {
            known.set(rule);
        }
        List<Integer> unknown = new ArrayList<>();
        for (int rule = known.nextClearBit(0); rule < size(); rule = known.nextClearBit(rule + 1)) {
            unknown.add(rule);
        }
        return unknown;
    }

    /** The rules that can match an event of this channel and id, or without an id ({@link #NO_ID}). The event's own fields must say the same. */
    public Partition partition(String channel, int eventId) {
        return partition(dispatch.channel(channel), eventId);
    }

    /** As {@link #partition(String, int)}; the channel is UTF-16LE text in place. */
    public Partition partition(byte[] channel, int from, int to, int eventId) {
        return partition(dispatch.channel(channel, from, to), eventId);
    }

    /** The rules that can match an event without a channel. */
    public Partition partition(int eventId) {
        return partition(EventKey.ANY, eventId);
    }

    private Partition partition(int channel, int eventId) {
        long kind = dispatch.kind(channel, eventId);
        Built now = built;
        int number = now.numbers.get(kind);
        return number == LongIntMap.NONE ? build(kind) : now.partitions.get(number);
    }

    /** The rules that can match this event, whatever its fields {@code Channel} and {@code EventID} hold. */
    public Partition partition(Event event) {
        List<@Nullable String> channels = event.values(KeyFinder.CHANNEL);
        List<@Nullable String> ids = event.values(KeyFinder.EVENT_ID);
        // What is not there meets no rule that names it; what is there twice, or is null or no id, may meet any.
        String channel = channels.size() == 1 ? channels.getFirst() : null;
        String id = ids.size() == 1 ? ids.getFirst() : null;
        int number = id == null ? NO_ID : KeyFinder.parse(id);
        if ((channel == null && !channels.isEmpty()) || (number == NO_ID && !ids.isEmpty())) {
            return everything();
        }
        return channel == null ? partition(number) : partition(channel, number);
    }

    private synchronized Partition build(long kind) {
        int known = built.numbers.get(kind);
        if (known != LongIntMap.NONE) {
            return built.partitions.get(known);
        }
        int channel = (int) (kind >> 32);
        int id = (int) kind;
        IntList residue = new Residue(tables, channel, id).of(dispatch.units(channel, id));
        Partition partition = byContent.computeIfAbsent(
                new Numbers(residue.toArray()), missing -> PartitionBuilder.build(tables, checks, residue));
        LongIntMap numbers = built.numbers.copy();
        List<Partition> partitions = new ArrayList<>(built.partitions);
        numbers.put(kind, partitions.size());
        partitions.add(partition);
        built = new Built(numbers, List.copyOf(partitions));
        return partition;
    }

    /** The event id that UTF-16LE text writes as Windows does; {@link #NO_ID} where it writes none. */
    public static int parseId(byte[] text, int from, int to) {
        int length = (to - from) / 2;
        int id = 0;
        for (int i = 0; i < length; i++) {
            char digit = FoldedText.unit(text, from + 2 * i);
            if (digit < '0' || digit > '9' || i == 5) {
                return NO_ID;
            }
            id = 10 * id + digit - '0';
        }
        boolean zero = length > 1 && FoldedText.unit(text, from) == '0';
        return length == 0 || zero || id > KeyFinder.MAX_ID ? NO_ID : id;
    }

    /** All rules: for an event whose channel or id is not certain. */
    public synchronized Partition everything() {
        Partition all = everything;
        if (all == null) {
            int[] units = new int[tables.units().count()];
            for (int i = 0; i < units.length; i++) {
                units[i] = i;
            }
            IntList residue = new Residue(tables, EventKey.ANY, EventKey.ANY).of(units);
            all = PartitionBuilder.build(tables, checks, residue);
            everything = all;
        }
        return all;
    }

    /** How many kinds of events there is a partition for. */
    int builtPartitions() {
        return built.partitions.size();
    }

    /** The compiled form. */
    byte[] write() {
        return TablesCodec.write(tables);
    }

    /** Reads a compiled form back; empty where it is none. Rules are decoded when somebody asks for them. */
    static Optional<RuleSet> read(byte[] bytes, int from) {
        try {
            return Optional.of(new RuleSet(TablesCodec.read(new ByteCursor(bytes, from))));
        } catch (IllegalStateException | IndexOutOfBoundsException | ArithmeticException damaged) {
            return Optional.empty();
        }
    }
}
