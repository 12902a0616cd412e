package org.foothold.engine.shape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.foothold.formats.FormatException;
import org.foothold.formats.Utf16;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.json.JsonScanner;
import org.foothold.formats.json.JsonText;
import org.foothold.sigma.match.LaterText;
import org.jspecify.annotations.Nullable;

/**
 * One event of a file of JSON, flat, with the names that its shape gives; nothing is decoded before it is asked for. It is
 * loaded again and again; texts are good until then.
 */
public final class LineEvent implements LaterText {
    /** Several values, or one that is no text. */
    private static final int UNCLEAR = -2;

    private static final int ABSENT = -1;

    private final JsonScanner scanner = new JsonScanner();
    private final ShapeFinder finder;
    private final JsonText texts = new JsonText();
    private final Layout.Known layouts = new Layout.Known();
    private ShapeView view;
    private int[] best = {};
    private @Nullable Layout layout;
    private int channel;
    private int eventId;
    private long number;

    public LineEvent(Shapes shapes) {
        finder = new ShapeFinder(shapes, scanner.paths());
        view = finder.find(scanner);
    }

    /** Loads the n-th object of a block; a {@link FormatException} says why it is none. */
    public void load(JsonBlock block, int n) {
        texts.clear();
        number = block.first() + n;
        scanner.scan(block.bytes(), block.from(n), block.to(n), block.offset() + block.from(n));
        layout = layouts.find(scanner);
        if (layout != null) {
            view = layout.view;
            best = layout.best;
            channel = layout.channel;
            eventId = layout.eventId;
        } else {
            view = finder.find(scanner);
            boolean certain = finder.byPaths() && view.shape().unfold().isEmpty();
            if (!view.shape().unfold().isEmpty()) {
                unfold(block, n);
            }
            lookForKind();
            layout = certain ? layouts.keep(scanner, view, channel, eventId, best) : null;
        }
        channel = isNull(channel) ? UNCLEAR : channel;
        eventId = isNull(eventId) ? UNCLEAR : eventId;
    }

    private void lookForKind() {
        if (view.alternates()) {
            rankNames();
        }
        channel = view.shape().channel().isEmpty() ? ABSENT : scanner.count();
        eventId = ABSENT;
        for (int value = 0; value < scanner.count(); value++) {
            int mark = view.mark(scanner.path(value));
            if (mark > ShapeView.DROPPED && !givesWay(value)) {
                if (mark == ShapeView.CHANNEL) {
                    channel = channel == ABSENT ? value : UNCLEAR;
                } else {
                    eventId = eventId == ABSENT ? value : UNCLEAR;
                }
            }
        }
    }

    // What a text holds may make it an event of another shape; a text that is cut off stays a text.
    private void unfold(JsonBlock block, int n) {
        byte[] whole =
                Unfolding.of(scanner, block.from(n), block.to(n), view.shape().unfold());
        if (whole != null) {
            try {
                scanner.scan(whole, 0, whole.length, block.offset() + block.from(n));
            } catch (FormatException text) {
                scanner.scan(block.bytes(), block.from(n), block.to(n), block.offset() + block.from(n));
            }
            view = finder.find(scanner);
        }
    }

    private void rankNames() {
        // A layout keeps it.
        best = new int[view.groupCount()];
        Arrays.fill(best, Integer.MAX_VALUE);
        for (int value = 0; value < scanner.count(); value++) {
            int path = scanner.path(value);
            int group = view.group(path);
            if (group >= 0) {
                best[group] = Math.min(best[group], view.rank(path));
            }
        }
    }

    /** Its line, or its place among the elements, from 1. */
    public long number() {
        return number;
    }

    /** The shape over the paths of this reader; the same object for the same shape as long as paths keep their numbers. */
    public ShapeView view() {
        return view;
    }

    /** The order of the event's paths: the same object for the same order, as a rule; null where that does not say all. */
    public @Nullable Layout layout() {
        return layout;
    }

    /** How many values there are, with those that are no part of the event. */
    public int count() {
        return scanner.count() + (view.shape().channel().isEmpty() ? 0 : 1);
    }

    /** The path of a value; below 0 for a channel that the shape says. */
    public int path(int value) {
        return value == scanner.count() ? -1 : scanner.path(value);
    }

    /** Whether the value is no part of the event. */
    public boolean dropped(int value) {
        return value < scanner.count() && view.mark(scanner.path(value)) == ShapeView.DROPPED;
    }

    /** Whether another value has the name that this one would have, so that it goes by its path. */
    public boolean givesWay(int value) {
        if (!view.alternates() || value == scanner.count()) {
            return false;
        }
        int path = scanner.path(value);
        int group = view.group(path);
        return group >= 0 && view.rank(path) > best[group];
    }

    /** The field that the value belongs to. */
    public String name(int value) {
        if (value == scanner.count()) {
            return "Channel";
        }
        int path = scanner.path(value);
        return givesWay(value) ? view.own(path) : view.name(path);
    }

    /** Whether the event itself has the value: not where it is absent, unclear or said by the shape. */
    public boolean isWritten(int value) {
        return value >= 0 && value < scanner.count();
    }

    /** Whether the value is null. */
    public boolean isNull(int value) {
        return isWritten(value) && scanner.kind(value) == JsonScanner.NULL;
    }

    /** Whether the value is written as an integer. */
    public boolean isInteger(int value) {
        return value < scanner.count() && scanner.kind(value) == JsonScanner.INTEGER;
    }

    /** Whether what is written says all about the value: not where the shape says another channel. */
    public boolean isAsWritten(int value) {
        return value != scanner.count()
                && (value != channel || view.shape().channels().isEmpty());
    }

    /** The bytes of the file's block. */
    public byte[] written() {
        return scanner.bytes();
    }

    /** Where the value begins in {@link #written}. */
    public int writtenFrom(int value) {
        return scanner.from(value);
    }

    /** Where the value ends in {@link #written}. */
    public int writtenTo(int value) {
        return scanner.to(value);
    }

    @Override
    public int text(int value) {
        boolean says = value == scanner.count();
        if (says || (value == channel && !view.shape().channels().isEmpty())) {
            byte[] text = (says ? view.shape().channel() : view.shape().channelOf(raw(value)))
                    .getBytes(StandardCharsets.UTF_8);
            return texts.add(text, 0, text.length, false);
        }
        boolean escaped = scanner.kind(value) == JsonScanner.ESCAPED;
        return texts.add(scanner.bytes(), scanner.from(value), scanner.to(value), escaped);
    }

    @Override
    public boolean plain(int value) {
        return isAsWritten(value) && scanner.plain(value);
    }

    @Override
    public byte[] bytes() {
        return texts.bytes();
    }

    @Override
    public int textEnd() {
        return texts.size();
    }

    /** The value as a text of its own; null where it is null. */
    public @Nullable String string(int value) {
        if (isNull(value)) {
            return null;
        }
        int from = text(value);
        return Utf16.decode(texts.bytes(), from, texts.size());
    }

    private String raw(int value) {
        boolean escaped = scanner.kind(value) == JsonScanner.ESCAPED;
        return JsonText.text(scanner.bytes(), scanner.from(value), scanner.to(value), escaped);
    }

    /** Whether the event has several channels or event ids, or one of them is null: then no kind of events is certain. */
    public boolean unclear() {
        return channel == UNCLEAR || eventId == UNCLEAR;
    }

    /** The value that is the channel; below 0 where there is none. */
    public int channel() {
        return channel;
    }

    /** The value that is the event id; below 0 where there is none. */
    public int eventId() {
        return eventId;
    }

    /** The first value at one of these paths, the first path first; null where there is none. */
    public @Nullable String first(Iterable<String> paths) {
        for (String path : paths) {
            for (int value = 0; value < scanner.count(); value++) {
                if (!isNull(value) && scanner.paths().name(scanner.path(value)).equals(path)) {
                    return raw(value);
                }
            }
        }
        return null;
    }
}
