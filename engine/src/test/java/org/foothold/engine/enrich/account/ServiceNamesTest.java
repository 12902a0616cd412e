package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.foothold.formats.SharedData;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlFiles;
import org.foothold.sigma.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class ServiceNamesTest {
    @Test
    void knowsNamesByTheirEnds() {
        ServiceNames names = new ServiceNames(List.of("svc*", "*_Service", "*job*", "nobody"));

        assertThat(names.has("CONTOSO\\SVC_backup", null)).isTrue();
        assertThat(names.has(null, "print_service")).isTrue();
        assertThat(names.has("a-job-b", null)).isTrue();
        assertThat(names.has("nobody", null)).isTrue();
        assertThat(names.has("nobody2", "S-1-5-21-1")).isFalse();
        assertThat(names.has("a_svc", null)).isFalse();
        assertThat(ServiceNames.NONE.has("svc", null)).isFalse();
    }

    @Test
    void refusesAStarInTheMiddleAndAStarAlone() {
        for (String name : List.of("a*b", "'*'", "'**'")) {
            assertThatThrownBy(() -> ServiceNames.read(
                            YamlReader.readOne("s.yml", "title: t\nnames:\n  - {name: " + name + ", reason: r}\n")))
                    .isInstanceOf(ContentException.class)
                    .hasMessageContaining("at its ends only");
        }
    }

    @Test
    void ourOwnFileIsRead() throws IOException, ContentException {
        String path = "content/accounts/services.yml";
        ServiceNames names =
                ServiceNames.read(YamlFiles.onDisk().readOne(SharedData.repo().resolve(path), 1 << 16));

        assertThat(names.has("svc_sql", null)).isTrue();
        assertThat(names.has("anna", null)).isFalse();
    }
}
