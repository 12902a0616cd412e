package org.foothold.engine.collect.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.engine.artifact.Artifact;
import org.foothold.engine.model.Evidence;
import org.jspecify.annotations.Nullable;

/** A row as evidence: what its file says, and what is known of the file; {@code docs/state.md} lists the fields. */
public final class RowEvidence {
    private RowEvidence() {}

    /** The fields of a row of an artifact. */
    public static Map<String, List<@Nullable String>> fields(Artifact artifact, Row row) {
        StateFile file = row.file();
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        put(fields, Artifact.CHANNEL, artifact.channel());
        put(fields, "path", file.path());
        if (row.line() > 0) {
            put(fields, "line", Integer.toString(row.line()));
        }
        row.fields().forEach((name, values) -> fields.put(name, new ArrayList<>(values)));
        put(fields, "file.kind", file.kind().name().toLowerCase(Locale.ROOT));
        put(fields, "file.size", Long.toString(file.size()));
        if (file.mode() >= 0) {
            put(fields, "file.mode", "%04o".formatted(file.mode()));
        }
        put(fields, "file.owner", file.owner());
        put(fields, "file.group", file.group());
        put(
                fields,
                "file.modified",
                file.modifiedAt() == null ? null : file.modifiedAt().toString());
        put(
                fields,
                "file.changed",
                file.changedAt() == null ? null : file.changedAt().toString());
        put(fields, "file.link", file.link());
        put(fields, "home", file.home());
        put(fields, "home.user", file.user());
        return fields;
    }

    private static void put(Map<String, List<@Nullable String>> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }

    /** The same as a report keeps it. */
    public static Evidence evidence(Map<String, List<@Nullable String>> fields) {
        List<Evidence.Field> all = new ArrayList<>();
        for (Map.Entry<String, List<@Nullable String>> field : fields.entrySet()) {
            boolean integer = field.getKey().equals("line") || field.getKey().equals("file.size");
            all.add(new Evidence.Field(field.getKey(), integer, field.getValue()));
        }
        return new Evidence(all);
    }
}
