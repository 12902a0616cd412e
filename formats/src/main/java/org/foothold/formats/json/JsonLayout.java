package org.foothold.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a file holds many JSON objects, known by its beginning. */
public enum JsonLayout {
    /** One object a line (https://github.com/ndjson/ndjson-spec). */
    LINES(0),
    /** One object behind the other, each over several lines. */
    OBJECTS(0),
    /** The elements of one array. */
    ARRAY(1),
    /** The elements of an array that is a member of an object, as clouds deliver their logs. */
    WRAPPED(2);

    /** Members whose arrays hold events: of AWS, of Azure, of Microsoft Graph, of Google and Kubernetes. */
    private static final Set<String> WRAPPERS = Set.of("Records", "records", "value", "items");

    /** An object over several lines shows a line break long before. */
    static final int WINDOW = 1 << 16;

    /** How many containers are open around an event. */
    final int depth;

    JsonLayout(int depth) {
        this.depth = depth;
    }

    /** The layout of a file that begins with these bytes; null where it is no JSON. */
    public static @Nullable JsonLayout of(byte[] start, int length) {
        int at = blanks(start, mark(start, length), length);
        int next = blanks(start, at + 1, length);
        if (at >= length || next >= length) {
            return null;
        }
        return switch (start[at]) {
            case '[' -> start[next] == '{' || start[next] == ']' ? ARRAY : null;
            case '{' -> start[next] == '"' || start[next] == '}' ? ofObject(start, at, length) : null;
            default -> null;
        };
    }

    /** How long the mark of UTF-8 is that the bytes begin with. */
    static int mark(byte[] start, int length) {
        boolean marked = length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private static int blanks(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static JsonLayout ofObject(byte[] bytes, int from, int length) {
        int depth = 0;
        boolean broken = false;
        String key = "";
        for (int at = from; at < length; at++) {
            switch (bytes[at]) {
                case '"' -> {
                    int end = text(bytes, at + 1, length);
                    if (depth == 1 && end < length) {
                        key = new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8);
                    }
                    at = end;
                }
                case '{', '[' -> {
                    if (bytes[at] == '[' && depth == 1 && WRAPPERS.contains(key) && holdsObjects(bytes, at, length)) {
                        return WRAPPED;
                    }
                    depth++;
                }
                case '}', ']' -> {
                    if (--depth == 0) {
                        return broken ? OBJECTS : LINES;
                    }
                }
                case '\n' -> {
                    // A line that was cut off is followed by the next; no writer puts a member's object there.
                    if (at + 1 < length && bytes[at + 1] == '{') {
                        return LINES;
                    }
                    broken = true;
                }
                default -> {
                    // Nothing that opens or closes.
                }
            }
        }
        return broken ? OBJECTS : LINES;
    }

    private static boolean holdsObjects(byte[] bytes, int bracket, int length) {
        int next = blanks(bytes, bracket + 1, length);
        return next < length && (bytes[next] == '{' || bytes[next] == ']');
    }

    // Where the text ends; a line break ends it too, for it was cut off there.
    private static int text(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && bytes[at] != '"') {
            if (bytes[at] == '\n') {
                return at - 1;
            }
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, length);
    }
}
