package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.FormatException;
import org.foothold.formats.json.JsonScanner;
import org.foothold.formats.json.JsonText;
import org.foothold.formats.linux.LineDamage;

/**
 * A configuration that is one JSON object: config.v2.json and hostconfig.json of a container of <a
 * href="https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file">Docker</a>, daemon.json.
 */
public record JsonValues(List<Entry> entries, List<LineDamage> bad) {
    public JsonValues {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A value that is neither object nor array.
     *
     * @param path the keys down to it with dots between them; each element of an array has the path of the array
     */
    public record Entry(int line, String path, String value) {}

    /** The values of a path. */
    public List<String> values(String path) {
        return entries.stream()
                .filter(entry -> entry.path().equals(path))
                .map(Entry::value)
                .toList();
    }

    /** What the file says; where it is no JSON, nothing of it. */
    public static JsonValues read(byte[] bytes) {
        JsonScanner scanner = new JsonScanner();
        List<Entry> entries = new ArrayList<>();
        try {
            scanner.scan(bytes, 0, bytes.length, 0);
        } catch (FormatException problem) {
            long line = line(bytes, 0, (int) Math.min(bytes.length, problem.offset()), 1);
            return new JsonValues(
                    List.of(), List.of(LineDamage.loss(line, problem.what(), problem.expected(), problem.found())));
        }
        int line = 1;
        int at = 0;
        for (int n = 0; n < scanner.count(); n++) {
            line = line(bytes, at, scanner.from(n), line);
            at = scanner.from(n);
            boolean escaped = scanner.kind(n) == JsonScanner.ESCAPED;
            String value = JsonText.text(bytes, scanner.from(n), scanner.to(n), escaped);
            entries.add(new Entry(line, scanner.paths().name(scanner.path(n)), value));
        }
        return new JsonValues(entries, List.of());
    }

    private static int line(byte[] bytes, int from, int to, int first) {
        int line = first;
        for (int i = from; i < to; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
