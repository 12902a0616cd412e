package org.foothold.engine.enrich.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.Subject;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Makes what feeders hear, for tests. */
final class Heards {
    static final Instant START = Instant.parse("2026-09-01T08:00:00Z");

    private Heards() {}

    static Feeder feeder(String rule, String yaml) throws ContentException {
        return Feeder.read(rule, YamlReader.readOne("f.yml", yaml));
    }

    static Heard heard(String feeder, Instant at, String target, Map<String, String> fields) {
        List<String> names = new ArrayList<>(fields.keySet());
        @Nullable String[] values = names.stream().map(fields::get).toArray(String[]::new);
        return new Heard(feeder, at, target, names, values);
    }

    static Subject subject(Heard... heard) {
        return new Subject(heard[0].at(), heard[0].target(), Map.of(), List.of(heard));
    }
}
