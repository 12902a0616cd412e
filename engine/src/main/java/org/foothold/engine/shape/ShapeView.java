package org.foothold.engine.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.json.JsonPaths;
import org.jspecify.annotations.Nullable;

/** One shape over the paths of one scanner: what each path is called, found once. It lives as long as the paths' numbers. */
public final class ShapeView {
    /** Marks of a path. */
    static final int UNKNOWN = 0;

    static final int ORDINARY = 1;
    static final int DROPPED = 2;
    static final int CHANNEL = 3;
    static final int EVENT_ID = 4;

    private static final String TEXT = "#text";
    private static final String ATTRIBUTES = "#attributes";

    private final LineShape shape;
    private final JsonPaths paths;
    private final List<String> names;
    private final List<List<String>> sources = new ArrayList<>();
    private byte[] marks = new byte[256];
    private short[] groups = new short[256];
    private short[] ranks = new short[256];
    private @Nullable String[] called = new String[256];
    private final boolean alternates;
    private final boolean known;

    ShapeView(LineShape shape, JsonPaths paths) {
        this.shape = shape;
        this.paths = paths;
        names = List.copyOf(shape.fields().keySet());
        boolean several = false;
        for (String name : names) {
            List<String> of = shape.fields().getOrDefault(name, List.of());
            sources.add(of);
            several |= of.size() > 1;
        }
        alternates = several;
        known = !shape.equals(LineShape.PLAIN);
    }

    /** The shape. */
    public LineShape shape() {
        return shape;
    }

    /** Whether it is a shape that content describes. */
    public boolean known() {
        return known;
    }

    /** Whether a name can come from one path or another. */
    boolean alternates() {
        return alternates;
    }

    /** How many names come from paths that the shape lists. */
    int groupCount() {
        return names.size();
    }

    int mark(int path) {
        if (path >= marks.length || marks[path] == UNKNOWN) {
            learn(path);
        }
        return marks[path];
    }

    /** Which of the listed names the path gives, from 0; below 0 where none. */
    int group(int path) {
        mark(path);
        return groups[path];
    }

    /** At which place the path stands among those that give its name. */
    int rank(int path) {
        return ranks[path];
    }

    /** What values of the path are called. */
    public String name(int path) {
        mark(path);
        String name = called[path];
        return name == null ? "" : name;
    }

    private void learn(int path) {
        if (path >= marks.length) {
            int length = Math.max(path + 1, 2 * marks.length);
            marks = Arrays.copyOf(marks, length);
            groups = Arrays.copyOf(groups, length);
            ranks = Arrays.copyOf(ranks, length);
            called = Arrays.copyOf(called, length);
        }
        String full = paths.name(path);
        groups[path] = -1;
        for (int group = 0; group < names.size(); group++) {
            int rank = sources.get(group).indexOf(full);
            if (rank >= 0) {
                groups[path] = (short) group;
                ranks[path] = (short) rank;
                call(path, names.get(group));
                return;
            }
        }
        if (below(path, shape.drop()) != null || shape.drop().contains(full)) {
            marks[path] = DROPPED;
            return;
        }
        String xml = below(path, shape.xml());
        if (xml != null) {
            call(path, element(path));
            return;
        }
        String cut = below(path, shape.cut());
        call(path, cut == null ? full : full.substring(cut.length() + 1));
    }

    private void call(int path, String name) {
        called[path] = name;
        marks[path] = (byte) (name.equals("Channel") ? CHANNEL : name.equals("EventID") ? EVENT_ID : ORDINARY);
    }

    // Which of the prefixes the path lies below.
    private @Nullable String below(int path, List<String> prefixes) {
        if (!prefixes.isEmpty()) {
            String full = paths.name(path);
            for (String prefix : prefixes) {
                if (full.length() > prefix.length() && full.startsWith(prefix) && full.charAt(prefix.length()) == '.') {
                    return prefix;
                }
            }
        }
        return null;
    }

    // As our own reader of event logs calls them: an element by its name, an attribute by both names.
    private String element(int path) {
        String key = paths.key(path);
        int parent = paths.parent(path);
        if (key.equals(TEXT)) {
            return paths.key(parent);
        }
        boolean attribute = parent != JsonPaths.ROOT && paths.key(parent).equals(ATTRIBUTES);
        return attribute ? paths.key(paths.parent(parent)) + '_' + key : key;
    }

    /** The path's own name, for one that gives way to another. */
    String own(int path) {
        return paths.name(path);
    }
}
