package org.foothold.engine.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.json.JsonPaths;
import org.foothold.formats.json.JsonScanner;
import org.foothold.formats.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Finds the shape of one object after the other, by the paths it has; one for each scanner. */
public final class ShapeFinder {
    private final List<LineShape> shapes;
    private final JsonPaths paths;

    // What shapes ask for, each one bit: paths that are there, in two words, and paths whose values fit, in one.
    private final Map<String, Integer> hasBits = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final long[] needs;
    private final long[] needsMore;
    private final long[] needsValues;

    private int generation = -1;
    private long[] bits = new long[256];
    private long[] more = new long[256];
    private long[] valueBits = new long[256];
    private int known;
    private final @Nullable ShapeView[] views;
    private long lastBits = -1;
    private long lastMore = -1;
    private long lastValues = -1;
    private int last;
    private boolean byPaths;

    /** A path and what may stand there. */
    private record Value(String path, List<String> texts, int bit) {}

    public ShapeFinder(Shapes shapes, JsonPaths paths) {
        this.shapes = new ArrayList<>(shapes.all());
        this.shapes.add(LineShape.PLAIN);
        this.paths = paths;
        needs = new long[this.shapes.size()];
        needsMore = new long[needs.length];
        needsValues = new long[needs.length];
        views = new ShapeView[this.shapes.size()];
        for (int i = 0; i < needs.length; i++) {
            LineShape shape = this.shapes.get(i);
            for (String path : shape.has()) {
                Integer bit = hasBits.get(path);
                if (bit == null) {
                    bit = hasBits.size();
                    hasBits.put(path, bit);
                }
                needs[i] |= low(bit);
                needsMore[i] |= high(bit);
            }
            for (Map.Entry<String, List<String>> where : shape.where().entrySet()) {
                needsValues[i] |= 1L << values.size();
                values.add(new Value(where.getKey(), where.getValue(), values.size()));
            }
        }
    }

    /** The shape of the object that was scanned last. */
    public ShapeView find(JsonScanner scanner) {
        if (generation != paths.generation()) {
            generation = paths.generation();
            known = 0;
            Arrays.fill(views, null);
        }
        learn();
        long found = 0;
        long foundMore = 0;
        long foundValues = 0;
        for (int n = 0; n < scanner.count(); n++) {
            int path = scanner.path(n);
            found |= bits[path];
            foundMore |= more[path];
            foundValues |= valueBits[path];
        }
        byPaths = foundValues == 0;
        for (Value value : values) {
            foundValues = absent(foundValues, value) || holds(value, scanner)
                    ? foundValues
                    : foundValues & ~(1L << value.bit);
        }
        if (found != lastBits || foundMore != lastMore || foundValues != lastValues) {
            lastBits = found;
            lastMore = foundMore;
            lastValues = foundValues;
            last = first(found, foundMore, foundValues);
        }
        return view(last);
    }

    /** Whether the shape that was found last follows from the paths alone, whatever stands there. */
    boolean byPaths() {
        return byPaths;
    }

    private int first(long found, long foundMore, long foundValues) {
        int shape = 0;
        while ((needs[shape] & ~found) != 0
                || (needsMore[shape] & ~foundMore) != 0
                || (needsValues[shape] & ~foundValues) != 0) {
            shape++;
        }
        return shape;
    }

    private static long low(int bit) {
        return bit < Long.SIZE ? 1L << bit : 0;
    }

    private static long high(int bit) {
        return bit < Long.SIZE ? 0 : 1L << (bit - Long.SIZE);
    }

    private ShapeView view(int shape) {
        ShapeView view = views[shape];
        if (view == null) {
            view = new ShapeView(shapes.get(shape), paths);
            views[shape] = view;
        }
        return view;
    }

    // A path has the bits of all paths that it continues.
    private void learn() {
        if (paths.size() > bits.length) {
            int length = Math.max(paths.size(), 2 * bits.length);
            bits = Arrays.copyOf(bits, length);
            more = Arrays.copyOf(more, length);
            valueBits = Arrays.copyOf(valueBits, length);
        }
        for (; known < paths.size(); known++) {
            String name = paths.name(known);
            boolean root = known == JsonPaths.ROOT;
            int parent = root ? known : paths.parent(known);
            Integer has = hasBits.get(name);
            bits[known] = (root ? 0 : bits[parent]) | (has == null ? 0 : low(has));
            more[known] = (root ? 0 : more[parent]) | (has == null ? 0 : high(has));
            long own = root ? 0 : valueBits[parent];
            for (Value value : values) {
                own |= value.path.equals(name) ? 1L << value.bit : 0;
            }
            valueBits[known] = own;
        }
    }

    private static boolean absent(long found, Value value) {
        return (found & (1L << value.bit)) == 0;
    }

    private boolean holds(Value value, JsonScanner scanner) {
        for (int n = 0; n < scanner.count(); n++) {
            if (!absent(valueBits[scanner.path(n)], value)
                    && paths.name(scanner.path(n)).equals(value.path)
                    && fits(value, scanner, n)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Value value, JsonScanner scanner, int n) {
        boolean escaped = scanner.kind(n) == JsonScanner.ESCAPED;
        String text = JsonText.text(scanner.bytes(), scanner.from(n), scanner.to(n), escaped);
        return value.texts.stream().anyMatch(wanted -> LineShape.fits(wanted, text));
    }
}
