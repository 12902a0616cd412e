package org.foothold.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void withoutRulesEverythingIsAGap() {
        Coverage coverage = new Coverage(List.of(), rule -> true);

        assertThat(coverage.rows()).isEmpty();
        assertThat(coverage.lines(new Tactic("19.1", List.of("T1053"), List.of(), java.util.Map.of()), 19))
                .contains("No rule: T1053", "0 of 1 techniques of TA0003 (ATT&CK 19.1) have a rule.");
    }
}
