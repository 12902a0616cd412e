package org.foothold.sigma.match;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Rule;

/**
 * Rules, compiled to be matched against many events (Sigma rules specification 2.1.0). It never changes and is shared by
 * threads; each of them matches with a {@link Matcher} of its own. A rule is known by its index in the list it came from.
 */
public final class RuleSet {
    private final List<Rule> rules;

    private RuleSet(List<Rule> rules) {
        this.rules = rules;
    }

    /** Compiles rules; the mappings say how each rule's log source is found among events. */
    public static RuleSet compile(List<Rule> rules, Mappings mappings) {
        return new RuleSet(List.copyOf(rules));
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    /** The rule of this index. */
    public Rule rule(int index) {
        return rules.get(index);
    }

    /** The level of the rule of this index. */
    public Level level(int index) {
        return rule(index).level();
    }

    /** The indices of the rules whose log source no mapping knows, ascending: these never match. */
    public List<Integer> withoutLogSource() {
        return List.of();
    }

    /** The rules that can match an event of this channel and id. The event's own fields must say the same. */
    public Partition partition(String channel, int eventId) {
        return new Partition();
    }

    /** As {@link #partition(String, int)}; the channel is UTF-16LE text in place. */
    public Partition partition(byte[] channel, int from, int to, int eventId) {
        return new Partition();
    }

    /** The rules that can match this event, whatever its fields {@code Channel} and {@code EventID} hold. */
    public Partition partition(Event event) {
        return new Partition();
    }

    /** Writes the compiled form. */
    public void write(DataOutput out) throws IOException {}

    /**
     * Reads a compiled form back; rules are decoded when somebody asks for them.
     *
     * @throws IOException where this is not the form that {@link #write} gives
     */
    public static RuleSet read(DataInput in) throws IOException {
        if (in.readInt() != 0) {
            throw new IOException("not a compiled rule set");
        }
        return new RuleSet(List.of());
    }
}
