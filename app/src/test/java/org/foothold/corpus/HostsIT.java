package org.foothold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two recorded hosts: a clean one gives no finding, of an attacked one every planted entry is found. */
class HostsIT {
    private static final int PLANTED = 17;

    @Test
    void theCleanHostHasNothingOfAnyLevel() {
        Hunted hunted =
                Hunted.withOwnContent(SharedData.folder("host-benign-win10").resolve("evtx"));

        assertThat(hunted.summary().events()).isEqualTo(25_495);
        assertThat(hunted.findings()).isEmpty();
    }

    @Test
    void everyPlantedEntryOfTheAttackedHostIsFound() {
        Path host = SharedData.folder("host-aptsimulator-win10");
        Hunted hunted = Hunted.withOwnContent(host.resolve("evtx"));
        List<Planted> planted = planted(host.resolve("GROUND_TRUTH.json"));

        assertThat(planted).hasSize(PLANTED);
        assertThat(planted)
                .filteredOn(entry -> hunted.findings().stream().noneMatch(entry::isFoundBy))
                .isEmpty();
    }

    private static boolean matters(Finding finding) {
        return finding.rule().level().compareTo(Level.MEDIUM) >= 0;
    }

    private static List<Planted> planted(Path truth) {
        List<Planted> planted = new ArrayList<>();
        for (JsonNode item : new JsonMapper().readTree(truth.toFile()).get("items")) {
            List<Technique> techniques = new ArrayList<>();
            item.get("technique").forEach(id -> techniques.add(new Technique(id.asString())));
            for (JsonNode event : item.path("events")) {
                String path =
                        Path.of(event.get("file").asString()).getFileName().toString();
                event.get("record_ids").forEach(id -> planted.add(new Planted(path, id.asLong(), techniques)));
            }
        }
        return planted;
    }

    private record Planted(String path, long record, List<Technique> techniques) {
        boolean isFoundBy(Finding finding) {
            return matters(finding)
                    && finding.origin().path().equals(path)
                    && finding.origin().record() == record
                    && finding.rule().techniques().stream().anyMatch(techniques::contains);
        }
    }
}
