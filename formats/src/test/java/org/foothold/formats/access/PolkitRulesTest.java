package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PolkitRulesTest {
    private static final String FILE = """
            // return polkit.Result.NO;
            /* "org.a.b.c"
             */ polkit.addRule(function(action, subject) {
              if (action.id == "org.freedesktop.systemd1.manage-units" && "http://x" != 'y') {
                polkit.spawn(["/tmp/x", "a"]);
                return polkit.Result.YES;
              }
              if (x) return "auth_admin_keep"; return polkit.Result["NOT_HANDLED"];
            });
            """;

    @Test
    void tellsWhatStandsThereLiterally() {
        PolkitRules rules = PolkitRules.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(rules.results())
                .containsExactly(
                        new TextLine(6, "yes"), new TextLine(8, "auth_admin_keep"), new TextLine(8, "not_handled"));
        assertThat(rules.actions()).containsExactly(new TextLine(4, "org.freedesktop.systemd1.manage-units"));
        assertThat(rules.spawns()).containsExactly(new TextLine(5, "[\"/tmp/x\", \"a\"]"));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(
                FILE, bytes -> assertThat(PolkitRules.read(bytes).results()).isNotNull());
    }
}
