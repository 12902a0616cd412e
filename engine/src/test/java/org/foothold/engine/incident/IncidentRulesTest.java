package org.foothold.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.foothold.engine.model.Level;
import org.foothold.formats.SharedData;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlFiles;
import org.junit.jupiter.api.Test;

class IncidentRulesTest {
    @Test
    void ourOwnLoad() throws ContentException {
        IncidentRules rules =
                IncidentRules.load(SharedData.repo().resolve("content").resolve("incidents.yml"), YamlFiles.onDisk());

        assertThat(rules.alone()).isEqualTo(Level.HIGH);
        assertThat(rules.joins()).extracting(Join::name).doesNotHaveDuplicates().contains("process", "account");
        assertThat(rules.joins()).allSatisfy(join -> assertThat(join.fields()).isNotEmpty());
        assertThat(rules.phases()).hasSizeGreaterThan(3);
        assertThat(rules.raises()).hasSizeGreaterThan(1);
    }

    @Test
    void saysWhichFileIsNotThere() {
        assertThatThrownBy(() -> IncidentRules.load(Path.of("nowhere.yml"), YamlFiles.onDisk()))
                .isInstanceOfSatisfying(
                        ContentException.class,
                        broken -> assertThat(broken.problem().toString()).contains("nowhere.yml:1:1", "unreadable"));
    }
}
