package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCommandTest {
    @Test
    void splitsCommandsQuotesAndEscapes() {
        assertThat(split("-/bin/echo \"a b\" c\\x20d 'x y'z ; !!/bin/true \\; \"\\;\" a;b"))
                .containsExactly(
                        new UnitCommand("-", "/bin/echo", List.of("a b", "c d", "x yz")),
                        new UnitCommand("!!", "/bin/true", List.of(";", "\\;", "a;b")));
        assertThat(split("@/bin/a b\\tc \\101 \\u00e9 \\q $X ${Y}"))
                .containsExactly(new UnitCommand("@", "/bin/a", List.of("b\tc", "A", "\u00e9", "\\q", "$X", "${Y}")));
        assertThat(split("|/bin/a ; ; /b")).hasSize(2);
    }

    @Test
    void replacesWhatTheNameDecides() {
        UnitName unit = UnitName.of("a-b@x-y\\x20z.service");

        assertThat(UnitCommand.split("/bin/%p %i %I %n %N %j %f %h %% %", unit))
                .containsExactly(new UnitCommand(
                        "",
                        "/bin/a-b",
                        List.of(
                                "x-yx20z".replace("x20", "\\x20"),
                                "x/y z",
                                "a-b@x-y\\x20z.service",
                                "a-b@x-y\\x20z",
                                "b",
                                "/x/y z",
                                "%h",
                                "%",
                                "%")));
        assertThat(UnitName.of("a@.service").resolve("%i %p")).isEqualTo("%i a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "-", "/a 'b", "/a b\\", "'' x", "/a \"b\\\""})
    void givesNothingForBrokenLines(String line) {
        assertThat(split(line)).isEmpty();
    }

    private static List<UnitCommand> split(String line) {
        return UnitCommand.split(line, UnitName.of("a.service"));
    }
}
