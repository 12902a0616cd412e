package org.foothold.formats.json;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.Damaged;

/** Cuts out the objects that stand at one depth: in an array, in an object's array, or one behind the other. */
final class ElementCutter implements JsonBlocks.Cutter {
    private static final int NONE = -1;

    private final int outside;
    private final Cuts cuts = new Cuts();
    private int looked;
    private int depth;
    private int start = NONE;
    private boolean quoted;
    private boolean escaped;
    private boolean skipping;
    private boolean reported;
    private boolean complained;
    private final List<Damaged> damages = new ArrayList<>();

    ElementCutter(int outside) {
        this.outside = outside;
    }

    @Override
    public void cut(byte[] bytes, int filled, boolean last) {
        int at = looked;
        while (at < filled) {
            int unit = bytes[at];
            if (escaped) {
                escaped = false;
            } else if (quoted) {
                escaped = unit == '\\';
                quoted = unit != '"';
            } else {
                outsideOfText(unit, at);
            }
            at++;
        }
        looked = filled;
        if (last && !reported && (depth > 0 || quoted)) {
            reported = true;
            boolean lost = start != NONE;
            damages.add(new Damaged(lost ? start : filled, "JSON", "a closing bracket", "the end", lost));
            start = NONE;
        }
    }

    private void outsideOfText(int unit, int at) {
        switch (unit) {
            case '"' -> quoted = true;
            case '{', '[' -> {
                if (depth == outside && unit == '{') {
                    start = at;
                }
                depth++;
            }
            case '}', ']' -> close(at);
            default -> {
                if (depth == 0 && unit > ' ' && unit != ',') {
                    complain(at, unit);
                }
            }
        }
    }

    private void close(int at) {
        if (depth == 0) {
            complain(at, ']');
            return;
        }
        depth--;
        if (depth == outside && skipping) {
            skipping = false;
        } else if (depth == outside && start != NONE) {
            cuts.add(start, at + 1);
            start = NONE;
        }
    }

    // Said once: what follows from one mistake is not told again and again.
    private void complain(int at, int unit) {
        if (!complained) {
            complained = true;
            damages.add(new Damaged(at, "JSON", "an object", "'" + (char) unit + "'", true));
        }
    }

    @Override
    public Cuts cuts() {
        return cuts;
    }

    @Override
    public int done() {
        return start == NONE ? looked : start;
    }

    @Override
    public void moved() {
        int done = done();
        looked -= done;
        start = start == NONE ? NONE : 0;
        cuts.forget();
    }

    @Override
    public void giveUp() {
        start = NONE;
        skipping = true;
        looked = 0;
    }

    @Override
    public List<Damaged> damages(long offset) {
        List<Damaged> told = damages.stream()
                .map(damage -> new Damaged(
                        offset + damage.offset(), damage.what(), damage.expected(), damage.found(), damage.lost()))
                .toList();
        damages.clear();
        return told;
    }
}
