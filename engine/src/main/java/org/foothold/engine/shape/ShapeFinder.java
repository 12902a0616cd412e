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

    // What shapes ask for, each one bit: paths that are there, and paths whose values fit.
    private final Map<String, Integer> hasBits = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final long[] needs;

    private int generation = -1;
    private long[] bits = new long[256];
    private int known;
    private final @Nullable ShapeView[] views;
    private long lastBits = -1;
    private int last;

    /** A path and what may stand there. */
    private record Value(String path, List<String> texts, int bit) {}

    public ShapeFinder(Shapes shapes, JsonPaths paths) {
        this.shapes = new ArrayList<>(shapes.all());
        this.shapes.add(LineShape.PLAIN);
        this.paths = paths;
        needs = new long[this.shapes.size()];
        views = new ShapeView[this.shapes.size()];
        int next = 0;
        for (int i = 0; i < needs.length; i++) {
            LineShape shape = this.shapes.get(i);
            for (String path : shape.has()) {
                Integer bit = hasBits.get(path);
                if (bit == null) {
                    bit = next++;
                    hasBits.put(path, bit);
                }
                needs[i] |= 1L << bit;
            }
            for (Map.Entry<String, List<String>> where : shape.where().entrySet()) {
                values.add(new Value(where.getKey(), where.getValue(), next));
                needs[i] |= 1L << next++;
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
        for (int n = 0; n < scanner.count(); n++) {
            found |= bits[scanner.path(n)];
        }
        for (Value value : values) {
            found = absent(found, value) || holds(value, scanner) ? found : found & ~(1L << value.bit);
        }
        if (found != lastBits) {
            lastBits = found;
            last = first(found);
        }
        return view(last);
    }

    private int first(long found) {
        int shape = 0;
        while ((needs[shape] & found) != needs[shape]) {
            shape++;
        }
        return shape;
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
            bits = Arrays.copyOf(bits, Math.max(paths.size(), 2 * bits.length));
        }
        for (; known < paths.size(); known++) {
            String name = paths.name(known);
            long own = known == JsonPaths.ROOT ? 0 : bits[paths.parent(known)];
            Integer has = hasBits.get(name);
            own |= has == null ? 0 : 1L << has;
            for (Value value : values) {
                own |= value.path.equals(name) ? 1L << value.bit : 0;
            }
            bits[known] = own;
        }
    }

    private static boolean absent(long found, Value value) {
        return (found & (1L << value.bit)) == 0;
    }

    private boolean holds(Value value, JsonScanner scanner) {
        for (int n = 0; n < scanner.count(); n++) {
            if (!absent(bits[scanner.path(n)], value)
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
