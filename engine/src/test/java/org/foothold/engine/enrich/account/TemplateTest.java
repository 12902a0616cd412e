package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static Map<String, String> read(String template, String message) {
        Map<String, String> into = new LinkedHashMap<>();
        assertThat(new Template(template).read(message, into)).isEqualTo(!into.isEmpty());
        return into;
    }

    @Test
    void takesWhatStandsInTheHoles() {
        assertThat(read(
                        "Accepted {} for {name} from {address} port {}",
                        "Accepted password for a b from 192.0.2.1 port 5 ssh2"))
                .isEqualTo(Map.of("name", "a b", "address", "192.0.2.1"));
        assertThat(read("{name} : TTY={}", "anna : TTY=pts/0")).isEqualTo(Map.of("name", "anna"));
        assertThat(read("user '{name}'", "user 'eve' and more")).isEqualTo(Map.of("name", "eve"));
    }

    @Test
    void leavesOtherMessagesAlone() {
        assertThat(read("Accepted {} for {name} from {address} port", "Failed password for anna"))
                .isEmpty();
        assertThat(read("Accepted {} for {name} from {address} port", "Accepted password for anna from 192.0.2.1"))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThatThrownBy(() -> new Template("a {name")).hasMessage("a brace is not closed in 'a {name'");
        assertThatThrownBy(() -> new Template("{name}{address}")).hasMessageContaining("nothing stands between");
    }
}
