package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs that were changed at random never stop the reader. */
class AtJobFuzzTest {
    @Test
    void survives() {
        Garbage.run(
                List.of(AtJobTest.DEBIAN, AtJobTest.RED_HAT),
                bytes -> assertThat(AtJob.read("a0000301c9c380", bytes).commandsLine())
                        .isPositive());
    }
}
