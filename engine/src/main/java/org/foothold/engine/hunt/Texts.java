package org.foothold.engine.hunt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Target;
import org.jspecify.annotations.Nullable;

/** Makes events that wait share the texts that they have in common, and counts what each needs of its own. */
final class Texts {
    /** Hosts, programs, accounts and usual command lines are far fewer; beyond, sharing begins anew. */
    private static final int MOST = 20_000;

    /** About what a waiting event takes beside its texts. */
    private static final int EVENT_BYTES = 200;

    private static final int HEARD_BYTES = 100;
    private static final int MATCH_BYTES = 80;
    private static final int FIELD_BYTES = 80;
    private static final int TEXT_BYTES = 48;

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<Evidence.Field, Evidence.Field> said = new HashMap<>();
    private int bytes = EVENT_BYTES;

    /** The event, with texts that others have as well. */
    Verdicts.Waiting shared(Verdicts.Waiting event) {
        Verdicts.Row row = shared(event.row());
        List<Verdicts.Match> matches = new ArrayList<>(event.matches().size());
        for (Verdicts.Match match : event.matches()) {
            if (match.reasons() != null) {
                bytes += MATCH_BYTES;
                match.reasons().forEach(reason -> bytes += TEXT_BYTES + reason.length());
                matches.add(match.with(row));
            }
        }
        return new Verdicts.Waiting(
                row, event.heard().stream().map(this::shared).toList(), event.late(), matches);
    }

    private Verdicts.Row shared(Verdicts.Row row) {
        List<Evidence.Field> fields = new ArrayList<>(row.evidence().fields().size());
        for (Evidence.Field field : row.evidence().fields()) {
            fields.add(shared(field));
            bytes += Integer.BYTES;
        }
        Target target = targets.computeIfAbsent(row.target().name(), Target::new);
        forgetAll(targets);
        Evidence evidence = fields.isEmpty() ? row.evidence() : new Evidence(fields);
        return new Verdicts.Row(row.at(), target, row.record(), row.carved(), evidence);
    }

    // Most fields of an event are those of another one: its log, its host, its program.
    private Evidence.Field shared(Evidence.Field field) {
        Evidence.Field before = said.get(field);
        if (before != null) {
            return before;
        }
        List<@Nullable String> values = new ArrayList<>(field.values().size());
        field.values().forEach(value -> values.add(value == null ? null : shared(value)));
        Evidence.Field kept = new Evidence.Field(shared(field.name()), field.integer(), values);
        said.put(kept, kept);
        forgetAll(said);
        bytes += FIELD_BYTES;
        return kept;
    }

    private Heard shared(Heard heard) {
        bytes += HEARD_BYTES;
        return heard.with(shared(heard.target()), this::shared);
    }

    private String shared(String text) {
        String before = known.putIfAbsent(text, text);
        if (before != null) {
            return before;
        }
        bytes += TEXT_BYTES + text.length();
        forgetAll(known);
        return text;
    }

    private static void forgetAll(Map<?, ?> shared) {
        if (shared.size() > MOST) {
            shared.clear();
        }
    }

    /** About how many bytes what was shared since the last call takes. */
    int newBytes() {
        int all = bytes;
        bytes = EVENT_BYTES;
        return all;
    }
}
