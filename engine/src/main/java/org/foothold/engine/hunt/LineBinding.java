package org.foothold.engine.hunt;

import java.util.Arrays;
import java.util.List;
import org.foothold.engine.shape.LineEvent;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.Partition;
import org.jspecify.annotations.Nullable;

/** Which paths of one shape hold the fields that one partition's rules read, found once for each path. */
final class LineBinding {
    private static final int UNKNOWN = 0;
    private static final int UNWANTED = -1;
    private static final int OTHER = -2;

    /** The layout of the events, or their view where they have none. */
    private final Object of;

    private final Partition partition;
    private final List<String> fields;
    private final boolean everyValue;

    /** For each path the number of its field, counted from 1, or what else becomes of its values. */
    private int[] wanted = new int[64];

    /** Pairs of a value and its field, or what else becomes of it; null before the first event of a layout. */
    private int @Nullable [] plan;

    LineBinding(Object of, Partition partition) {
        this.of = of;
        this.partition = partition;
        this.fields = partition.fields();
        this.everyValue = partition.wantsEveryValue();
    }

    // Layouts and views are there once.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Object other, Partition rules) {
        return of == other && partition == rules;
    }

    /** Hands the event's values to the matcher: how many rules match. */
    int match(LineEvent event, Matcher matcher) {
        matcher.begin(partition);
        if (event.layout() == null) {
            int count = event.count();
            for (int value = 0; value < count; value++) {
                give(event, value, field(event, value), matcher);
            }
            return matcher.finish();
        }
        int[] pairs = plan == null ? plan(event) : plan;
        for (int i = 0; i < pairs.length; i += 2) {
            give(event, pairs[i], pairs[i + 1], matcher);
        }
        return matcher.finish();
    }

    private int[] plan(LineEvent event) {
        int[] pairs = new int[2 * event.count()];
        int length = 0;
        for (int value = 0; value < event.count(); value++) {
            int field = field(event, value);
            if (field != UNWANTED) {
                pairs[length++] = value;
                pairs[length++] = field;
            }
        }
        int[] made = Arrays.copyOf(pairs, length);
        plan = made;
        return made;
    }

    private void give(LineEvent event, int value, int field, Matcher matcher) {
        if (field > 0) {
            add(event, value, field - 1, matcher);
        } else if (field == OTHER && !event.isNull(value) && (partition.wantsNumbers() || !event.isInteger(value))) {
            addOther(event, value, matcher);
        }
    }

    private static void add(LineEvent event, int value, int field, Matcher matcher) {
        if (event.isNull(value)) {
            matcher.addNull(field);
        } else if (event.isAsWritten(value)) {
            matcher.addLater(field, event, value, event.written(), event.writtenFrom(value), event.writtenTo(value));
        } else {
            int from = event.text(value);
            matcher.add(field, event.bytes(), from, event.textEnd());
        }
    }

    private static void addOther(LineEvent event, int value, Matcher matcher) {
        if (event.isAsWritten(value)) {
            matcher.addOtherLater(event, value, event.written(), event.writtenFrom(value), event.writtenTo(value));
        } else {
            int from = event.text(value);
            matcher.addOther(event.bytes(), from, event.textEnd());
        }
    }

    private int field(LineEvent event, int value) {
        int path = event.path(value);
        if (path < 0 || event.givesWay(value)) {
            return find(event.name(value));
        }
        if (path >= wanted.length) {
            wanted = Arrays.copyOf(wanted, Math.max(path + 1, 2 * wanted.length));
        }
        int known = wanted[path];
        if (known == UNKNOWN) {
            known = event.dropped(value) ? UNWANTED : find(event.name(value));
            wanted[path] = known;
        }
        return known;
    }

    private int find(String name) {
        int field = fields.indexOf(name);
        return field >= 0 ? field + 1 : everyValue ? OTHER : UNWANTED;
    }
}
