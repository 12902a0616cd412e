package org.foothold.formats.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as lines of text, each whole: NDJSON, or XML as Windows writes it ({@code docs/evtx.md} tells the details).
 * It goes straight from the chunk to UTF-8; events that are no plain template instance take the way by a tree.
 */
public final class EventRenderer {
    /** The text formats of events. */
    public enum Format {
        NDJSON,
        XML;

        /** The format of this name in any case; an exception says which there are. */
        public static Format of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    private static final byte[] AT = padded("},\"at\":\"");
    private static final byte[] CARVED = padded(",\"carved\":true},\"at\":\"");

    private final boolean json;
    private final SlotRenderer slots;
    private @Nullable String headPath;
    private byte[] head = {};
    private int headLength;

    /** Not for many threads: each worker has its own. */
    public EventRenderer(Format format) {
        this.json = format == Format.NDJSON;
        this.slots = new SlotRenderer(json);
    }

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + Output.SLACK);
    }

    /** Writes the event's line; the path tells where it is from. */
    public void write(EventView event, String path, Output out) {
        int start = out.size();
        try {
            if (json) {
                head(event, path, out);
            } else if (event.carved()) {
                out.put("<?foothold carved='" + event.recordNumber() + "'?>");
            }
            body(event, out);
            out.put(json ? "}\n" : "\n");
        } catch (RuntimeException | Error why) {
            out.truncate(start);
            throw why;
        }
    }

    private void head(EventView event, String path, Output out) {
        if (!path.equals(headPath)) {
            headPath = path;
            byte[] text = ("{\"kind\":\"event\",\"source\":{\"path\":\"" + Escape.json(path) + "\",\"record\":")
                    .getBytes(StandardCharsets.UTF_8);
            headLength = text.length;
            head = Arrays.copyOf(text, text.length + Output.SLACK);
        }
        out.put(head, headLength);
        out.number(event.recordNumber());
        out.put(event.carved() ? CARVED : AT, (event.carved() ? CARVED : AT).length - Output.SLACK);
        time(event, out);
        out.put('"');
        out.put(',');
    }

    private static void time(EventView event, Output out) {
        int position = event.shape().time();
        if (position >= 0 && event.type(position) == ValueType.FILETIME) {
            long raw = event.raw(position);
            out.value(event.bytes(), EventView.from(raw), EventView.to(raw), ValueType.FILETIME);
            return;
        }
        long text = position < 0 ? EventView.NULL : event.text(position);
        if (text != EventView.NULL && EventView.to(text) > EventView.from(text)) {
            out.json(event.bytes(), EventView.from(text), EventView.to(text));
        } else {
            out.fileTime(event.writtenAt());
        }
    }

    private void body(EventView event, Output out) {
        int start = out.size();
        Shape shape = event.shape();
        XmlNode.Element root = shape.root();
        if (root != null && shape.regular()) {
            if (json) {
                root(root.name(), out);
            }
            if (slots.write(shape.code(json, root), event, out)) {
                return;
            }
            out.truncate(start);
        }
        XmlNode.Element tree = event.tree();
        if (json) {
            root(tree.name(), out);
        }
        out.put(json ? TreeJson.of(tree) : TreeXml.of(tree));
    }

    private static void root(String name, Output out) {
        if (!name.equals("Event")) {
            out.put("\"root\":\"" + Escape.json(name) + "\",");
        }
        out.put("\"event\":");
    }
}
