package org.foothold.engine.hunt;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.Shape;
import org.foothold.formats.evtx.ValueType;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.Partition;

/**
 * Which positions of records of one shape hold the fields that one partition's rules read, found once for all records of
 * that shape: the values are then handed to the matcher in place.
 */
final class Binding {
    final Shape shape;
    final Partition partition;

    /** Pairs of a position of the shape and a field of the partition. */
    private final int[] wanted;

    /** Positions of fields that no rule names, where keywords want every value. */
    private final int[] others;

    Binding(Shape shape, Partition partition) {
        this.shape = shape;
        this.partition = partition;
        List<String> fields = partition.fields();
        int[] pairs = new int[2 * shape.size()];
        int length = 0;
        for (int field = 0; field < fields.size(); field++) {
            for (int position : shape.positions(fields.get(field))) {
                pairs[length++] = position;
                pairs[length++] = field;
            }
        }
        wanted = Arrays.copyOf(pairs, length);
        others = partition.wantsEveryValue() ? others(shape, new HashSet<>(fields), partition) : new int[0];
    }

    private static int[] others(Shape shape, Set<String> named, Partition partition) {
        int[] positions = new int[shape.size()];
        int length = 0;
        for (int position = 0; position < shape.size(); position++) {
            String constant = shape.literal(position);
            boolean matters = constant == null || partition.wantsConstant(constant);
            if (matters && !named.contains(shape.name(position))) {
                positions[length++] = position;
            }
        }
        return Arrays.copyOf(positions, length);
    }

    /** Hands the event's values to the matcher: how many rules match. */
    int match(EventView event, Matcher matcher) {
        matcher.begin(partition);
        for (int i = 0; i < wanted.length; i += 2) {
            int position = wanted[i];
            int field = wanted[i + 1];
            int count = event.count(position);
            for (int value = 0; value < count; value++) {
                long slice = event.text(position, value);
                if (slice == EventView.NULL) {
                    matcher.addNull(field);
                } else {
                    matcher.add(field, event.bytes(), EventView.from(slice), EventView.to(slice));
                }
            }
        }
        if (others.length > 0) {
            addOthers(event, matcher);
        }
        return matcher.finish();
    }

    private void addOthers(EventView event, Matcher matcher) {
        boolean numbers = partition.wantsNumbers();
        for (int position : others) {
            if (!numbers && isNumeric(event.type(position))) {
                continue;
            }
            int count = event.count(position);
            for (int value = 0; value < count; value++) {
                long slice = event.text(position, value);
                if (slice != EventView.NULL) {
                    matcher.addOther(event.bytes(), EventView.from(slice), EventView.to(slice));
                }
            }
        }
    }

    /** Whether values of the type are written as integers, hexadecimal numbers, times, GUIDs or SIDs. */
    private static boolean isNumeric(int type) {
        return switch (type & ~ValueType.ARRAY) {
            case ValueType.BINARY,
                    ValueType.GUID,
                    ValueType.SIZE,
                    ValueType.FILETIME,
                    ValueType.SYSTEMTIME,
                    ValueType.SID,
                    ValueType.HEX32,
                    ValueType.HEX64 -> true;
            default -> ValueType.integer(type);
        };
    }
}
