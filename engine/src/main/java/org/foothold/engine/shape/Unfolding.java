package org.foothold.engine.shape;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.json.JsonScanner;
import org.foothold.formats.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Puts the JSON that some texts of an object hold in the place of these texts. */
final class Unfolding {
    private Unfolding() {}

    /** The object that was scanned last, from {@code from} to before {@code to}, unfolded; null where nothing is to unfold. */
    static byte @Nullable [] of(JsonScanner scanner, int from, int to, List<String> paths) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(to - from);
        byte[] bytes = scanner.bytes();
        int done = from;
        for (int value = 0; value < scanner.count(); value++) {
            int kind = scanner.kind(value);
            boolean text = kind == JsonScanner.ESCAPED || kind == JsonScanner.TEXT;
            if (text && paths.contains(scanner.paths().name(scanner.path(value)))) {
                int start = scanner.from(value);
                int end = scanner.to(value);
                String inner = JsonText.text(bytes, start, end, kind == JsonScanner.ESCAPED)
                        .strip();
                if (inner.startsWith("{") || inner.startsWith("[")) {
                    // The quotation marks go too.
                    whole.write(bytes, done, start - 1 - done);
                    whole.writeBytes(inner.getBytes(StandardCharsets.UTF_8));
                    done = end + 1;
                }
            }
        }
        if (done == from) {
            return null;
        }
        whole.write(bytes, done, to - done);
        return whole.toByteArray();
    }
}
