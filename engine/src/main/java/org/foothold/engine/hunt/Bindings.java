package org.foothold.engine.hunt;

import org.foothold.formats.evtx.Channels;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.Shape;
import org.foothold.sigma.match.Partition;
import org.foothold.sigma.match.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the binding of an event from its channel, id and shape; one for each worker. Both look-ups go through tables of
 * fixed size in which a newer entry displaces an older one, so that no input makes them grow.
 */
final class Bindings {
    /** A host's logs have some hundreds of pairs of channel and id that a rule asks for, and about as many shapes. */
    private static final int SIZE_BITS = 12;

    private final RuleSet rules;
    private final Channels channels;
    private final long[] keys = new long[1 << SIZE_BITS];
    private final @Nullable Partition[] partitions = new Partition[1 << SIZE_BITS];
    private final @Nullable Binding[] bindings = new Binding[1 << SIZE_BITS];

    Bindings(RuleSet rules, Channels channels) {
        this.rules = rules;
        this.channels = channels;
    }

    /** How the event is handed to the matcher; null where no rule can match it. */
    @Nullable
    Binding of(EventView event) {
        Partition partition = partition(event);
        if (partition.isEmpty()) {
            return null;
        }
        Shape shape = event.shape();
        if (shape.id() == Shape.NONE) {
            return new Binding(shape, partition);
        }
        int slot = slot(31L * System.identityHashCode(partition) + shape.id());
        Binding known = bindings[slot];
        if (known == null || known.shape != shape || known.partition != partition) {
            known = new Binding(shape, partition);
            bindings[slot] = known;
        }
        return known;
    }

    private Partition partition(EventView event) {
        int channel = event.channelId();
        int eventId = event.eventId();
        if (channel == Channels.NONE) {
            return uncached(event, eventId);
        }
        long key = ((long) channel << 32) | (eventId & 0xFFFFFFFFL);
        int slot = slot(key);
        Partition known = partitions[slot];
        if (known == null || keys[slot] != key) {
            known = rules.partition(channels.name(channel), eventId);
            partitions[slot] = known;
            keys[slot] = key;
        }
        return known;
    }

    /** An event without a channel, or after more channels than a table holds. */
    private Partition uncached(EventView event, int eventId) {
        int position = event.shape().channel();
        long slice = position == Shape.NONE || event.count(position) == 0 ? EventView.NULL : event.text(position);
        return slice == EventView.NULL
                ? rules.partition("", eventId)
                : rules.partition(event.bytes(), EventView.from(slice), EventView.to(slice), eventId);
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - SIZE_BITS));
    }
}
