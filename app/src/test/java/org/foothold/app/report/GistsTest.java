package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.engine.model.Level;
import org.junit.jupiter.api.Test;

class GistsTest {
    private final Gists gists = new Gists();

    @Test
    void tellsOneFindingFromAnother() {
        gists.add(3, Samples.finding(Samples.rule("Rule", Level.HIGH), "2022-03-10T11:02:33Z", 1, "net user"));

        assertThat(gists.of(3)).isEqualTo("net user");
        assertThat(gists.of(4)).isEmpty();
    }

    @Test
    void manyOfLowLevelLeaveRoomForTheRest() {
        for (int i = 0; i < 15_000; i++) {
            gists.add(i, Samples.finding(Samples.rule("Rule", Level.LOW), "2022-03-10T11:02:33Z", i, "c" + i));
        }
        gists.add(20_000, Samples.finding(Samples.rule("Rule", Level.HIGH), "2022-03-10T11:02:33Z", 1, "net user"));

        assertThat(gists.of(9_999)).isEqualTo("c9999");
        assertThat(gists.of(10_000)).isEmpty();
        assertThat(gists.of(20_000)).isEqualTo("net user");
    }
}
