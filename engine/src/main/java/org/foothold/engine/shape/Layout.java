package org.foothold.engine.shape;

import java.util.Arrays;
import org.foothold.formats.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/**
 * The paths of an event in their order, and what follows from these alone. Programs write the events of a kind in one order, so
 * that it is found once and not for each event.
 */
public final class Layout {
    private final int[] paths;
    final ShapeView view;

    /** The places of the channel and the event id, or what {@link LineEvent} says where there is no such place. */
    final int channel;

    final int eventId;

    /** For each name that can come from several paths the rank of the one that gives it. */
    final int[] best;

    Layout(int[] paths, ShapeView view, int channel, int eventId, int[] best) {
        this.paths = paths;
        this.view = view;
        this.channel = channel;
        this.eventId = eventId;
        this.best = best;
    }

    /** The layouts of one reader's events; a newer one displaces an older one. */
    static final class Known {
        private static final int PLACES = 256;

        /** Longer ones seldom come again, and cost memory. */
        private static final int MAX_VALUES = 256;

        private final @Nullable Layout[] places = new Layout[PLACES];
        private int generation = -1;

        /** The layout of the object that was scanned last; null where it is not known. */
        @Nullable
        Layout find(JsonScanner scanner) {
            if (generation != scanner.paths().generation()) {
                generation = scanner.paths().generation();
                Arrays.fill(places, null);
            }
            Layout known = places[place(scanner)];
            return known != null && scanner.hasPaths(known.paths) ? known : null;
        }

        /** Keeps what was found of the object that was scanned last. */
        @Nullable
        Layout keep(JsonScanner scanner, ShapeView view, int channel, int eventId, int[] best) {
            if (scanner.count() > MAX_VALUES) {
                return null;
            }
            Layout layout = new Layout(scanner.copyPaths(), view, channel, eventId, best);
            places[place(scanner)] = layout;
            return layout;
        }

        private static int place(JsonScanner scanner) {
            int hash = scanner.pathsHash() * 0x9E3779B9;
            return hash >>> 24;
        }
    }
}
