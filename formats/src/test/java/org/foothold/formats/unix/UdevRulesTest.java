package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.linux.LineDamage;
import org.junit.jupiter.api.Test;

class UdevRulesTest {
    @Test
    void readsKeysOperatorsAndLinesThatGoOn() {
        UdevRules rules = read("""
                # comment
                ACTION=="add", SUBSYSTEM=="usb", \\
                  # inside
                  ATTR{idVendor}!="1d6b" RUN{program}+="/bin/sh -c \\"x $devnode\\"",
                KERNEL=="a", GOTO="end"
                PROGRAM=="/bin/p %k", IMPORT{program}="q", IMPORT{db}="r", RUN{builtin}+="kmod", RUN:=e"a\\x41"
                LABEL="end"
                """);

        assertThat(rules.damages()).isEmpty();
        assertThat(rules.rules()).extracting(UdevRules.Rule::line).containsExactly(2, 5, 6, 7);
        assertThat(rules.rules().getFirst().keys())
                .containsExactly(
                        new UdevRules.Key("ACTION", null, "==", "add"),
                        new UdevRules.Key("SUBSYSTEM", null, "==", "usb"),
                        new UdevRules.Key("ATTR", "idVendor", "!=", "1d6b"),
                        new UdevRules.Key("RUN", "program", "+=", "/bin/sh -c \"x $devnode\""));
        assertThat(rules.rules().get(2).keys().stream().filter(UdevRules.Key::runs))
                .extracting(UdevRules.Key::value)
                .containsExactly("/bin/p %k", "q", "aA");
        assertThat(rules.rules().get(1).values("GOTO")).containsExactly("end");
    }

    @Test
    void saysWhichRulesArePassedOver() {
        UdevRules rules = read("A==\"b\", RUN+=x\nB\n=\"c\"\nC==\"d\n\nD==\"e\"\n");

        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.damages()).extracting(LineDamage::line).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void livesWithVeryLongValues() {
        assertThat(read("RUN+=\"" + "\\\"a".repeat(200_000) + "\"\n").rules()).hasSize(1);
    }

    private static UdevRules read(String text) {
        return UdevRules.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
