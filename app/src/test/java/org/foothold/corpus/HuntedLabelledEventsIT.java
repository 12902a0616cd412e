package org.foothold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.foothold.engine.model.Finding;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many single events that others labelled as persistence are found, and how many that they labelled as harmless are not. */
class HuntedLabelledEventsIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path temporary;

    /** The numbers of docs/coverage.md: found may grow, false may shrink. */
    @ParameterizedTest
    @CsvSource({
        "AWS.CloudTrail, 13, 12, 17, 1",
        "Azure.MonitorActivity, 12, 9, 4, 0",
        "Amazon.EKS.Audit+Azure.MonitorActivity+GCP.AuditLog, 15, 15, 19, 0",
        "GCP.AuditLog, 4, 3, 1, 0",
        "GitHub.Audit, 8, 5, 3, 0",
        "GSuite.ActivityEvent, 4, 3, 4, 1",
        "Microsoft365.Audit.Exchange, 6, 6, 4, 1",
        "Okta.SystemLog, 3, 1, 3, 0",
        "OneLogin.Events+AWS.CloudTrail+Zoom.Operation, 3, 0, 2, 0"
    })
    void areFoundAsOftenAsThePageSays(String types, int positives, int found, int negatives, int wrong)
            throws IOException {
        List<JsonNode> labelled = labelled(types);
        Set<Long> hits = hits(labelled);

        assertThat(count(labelled, true)).isEqualTo(positives);
        assertThat(count(labelled, false)).isEqualTo(negatives);
        assertThat(hits(labelled, hits, true)).isGreaterThanOrEqualTo(found);
        assertThat(hits(labelled, hits, false)).isLessThanOrEqualTo(wrong);
    }

    private static List<JsonNode> labelled(String types) throws IOException {
        Path file = SharedData.folder("panther-labelled-events").resolve("events.jsonl");
        List<JsonNode> labelled = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode test = JSON.readTree(line);
            if (test.get("persistence").asBoolean() && types.equals(types(test))) {
                labelled.add(test);
            }
        }
        return labelled;
    }

    private static String types(JsonNode test) {
        List<String> types = new ArrayList<>();
        test.get("log_types").forEach(type -> types.add(type.asString()));
        return String.join("+", types);
    }

    /** The numbers of the lines, from 1, that a rule finds by themselves; correlations see neighbours and do not count. */
    private Set<Long> hits(List<JsonNode> labelled) throws IOException {
        Path lines = temporary.resolve("events.json");
        Files.write(
                lines,
                labelled.stream()
                        .map(test -> JSON.writeValueAsString(test.get("event")))
                        .toList());
        return Hunted.withOwnContent(lines).findings().stream()
                .filter(finding -> finding.events().isEmpty())
                .map(Finding::origin)
                .map(origin -> origin.record())
                .collect(Collectors.toSet());
    }

    private static long count(List<JsonNode> labelled, boolean expected) {
        return labelled.stream()
                .filter(test -> test.get("expected").asBoolean() == expected)
                .count();
    }

    private static long hits(List<JsonNode> labelled, Set<Long> hits, boolean expected) {
        return hits.stream()
                .map(line -> labelled.get(Math.toIntExact(line) - 1))
                .filter(test -> test.get("expected").asBoolean() == expected)
                .count();
    }
}
