package org.foothold.sigma.match;

import java.util.HashMap;
import java.util.Map;
import org.foothold.sigma.text.Fold;

/**
 * From an event's channel and id to the units that can match such events. Channels and ids that no rule names count as
 * one, so that the number of kinds is bounded by the rules and not by the events.
 */
final class Dispatch {
    private final String[] channels;
    private final Map<String, Integer> channelNumbers = new HashMap<>();

    // Channel names by a hash of their text, at least half of the slots empty.
    private final int[] channelSlots;

    private final LongIntMap keyNumbers = new LongIntMap();
    private final int[] starts;
    private final int[] units;

    Dispatch(Tables tables) {
        channels = tables.channels().toArray(String[]::new);
        channelSlots = new int[Integer.highestOneBit(channels.length + 1) * 4];
        for (int i = 0; i < channels.length; i++) {
            channelNumbers.put(channels[i], i);
            int slot = hash(channels[i]) & (channelSlots.length - 1);
            while (channelSlots[slot] != 0) {
                slot = (slot + 1) & (channelSlots.length - 1);
            }
            channelSlots[slot] = i + 1;
        }
        Units all = tables.units();
        int[] counts = new int[all.keys.length + 2];
        int total = all.keyStarts[all.count()];
        for (int i = 0; i < total; i++) {
            counts[number(all.keys[i]) + 2]++;
        }
        for (int i = 2; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        units = new int[total];
        for (int unit = 0; unit < all.count(); unit++) {
            for (int i = all.keyStarts[unit]; i < all.keyStarts[unit + 1]; i++) {
                units[counts[keyNumbers.get(all.keys[i]) + 1]++] = unit;
            }
        }
        starts = counts;
    }

    private int number(long key) {
        int known = keyNumbers.get(key);
        if (known != LongIntMap.NONE) {
            return known;
        }
        keyNumbers.put(key, keyNumbers.size());
        return keyNumbers.size() - 1;
    }

    /** The number of a channel; {@link EventKey#ANY} where no rule names it. */
    int channel(String name) {
        return channelNumbers.getOrDefault(Fold.fold(name), EventKey.ANY);
    }

    /** As {@link #channel(String)}, of UTF-16LE text in place. */
    int channel(byte[] data, int from, int to) {
        int length = (to - from) / 2;
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + FoldedText.fold(FoldedText.unit(data, from + 2 * i));
        }
        for (int slot = spread(hash) & (channelSlots.length - 1);
                channelSlots[slot] != 0;
                slot = (slot + 1) & (channelSlots.length - 1)) {
            int channel = channelSlots[slot] - 1;
            if (same(channels[channel], data, from, length)) {
                return channel;
            }
        }
        return EventKey.ANY;
    }

    private static boolean same(String name, byte[] data, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != FoldedText.fold(FoldedText.unit(data, from + 2 * i))) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String folded) {
        int hash = folded.length();
        for (int i = 0; i < folded.length(); i++) {
            hash = hash * 31 + folded.charAt(i);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }

    /** The packed key that stands for events of this channel number and id. */
    long kind(int channel, int id) {
        boolean named = (channel != EventKey.ANY && keyNumbers.has(EventKey.pack(channel, id)))
                || keyNumbers.has(EventKey.pack(EventKey.ANY, id));
        return EventKey.pack(channel, named ? id : EventKey.ANY);
    }

    /** The units that can match events of this kind, ascending. */
    int[] units(int channel, int id) {
        IntList found = new IntList();
        add(EventKey.pack(EventKey.ANY, EventKey.ANY), found);
        if (id != EventKey.ANY) {
            add(EventKey.pack(EventKey.ANY, id), found);
        }
        if (channel != EventKey.ANY) {
            add(EventKey.pack(channel, EventKey.ANY), found);
            if (id != EventKey.ANY) {
                add(EventKey.pack(channel, id), found);
            }
        }
        found.sort();
        found.dropRepeats();
        return found.toArray();
    }

    private void add(long key, IntList found) {
        int number = keyNumbers.get(key);
        if (number != LongIntMap.NONE) {
            found.addAll(units, starts[number], starts[number + 1]);
        }
    }
}
