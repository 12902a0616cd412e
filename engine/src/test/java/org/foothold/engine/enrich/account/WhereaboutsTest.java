package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.foothold.engine.enrich.account.Whereabouts.Point;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    @Test
    void measuresAlongTheGreatCircle() {
        Point london = new Point(51.5074, -0.1278);
        Point paris = new Point(48.8566, 2.3522);

        assertThat(london.km(paris)).isCloseTo(343.6, within(0.5));
        assertThat(paris.km(london)).isEqualTo(london.km(paris));
        assertThat(london.km(london)).isZero();
        // Half around, along the equator and over a pole; and over the line where east meets west.
        assertThat(new Point(0, 0.0001).km(new Point(0, -179.9999))).isCloseTo(20_015.1, within(0.2));
        assertThat(new Point(90, 10).km(new Point(-90, 50))).isCloseTo(20_015.1, within(0.2));
        assertThat(new Point(0, 179.5).km(new Point(0, -179.5))).isCloseTo(111.2, within(0.1));
    }

    @Test
    void whatIsNoPlaceIsNone() {
        assertThat(Point.of("60.1", "24.9")).isEqualTo(new Point(60.1, 24.9));
        assertThat(Point.of("0", "0.0")).isNull();
        assertThat(Point.of("91", "0")).isNull();
        assertThat(Point.of("1", "181")).isNull();
        assertThat(Point.of("NaN", "1")).isNull();
        assertThat(Point.of("north", "1")).isNull();
        assertThat(Point.of(null, "1")).isNull();
        assertThat(Point.of("1", null)).isNull();
    }

    @Test
    void whatOneLeavesOpenAnotherSays() {
        Whereabouts country = new Whereabouts("FI", null, null);
        Whereabouts all = new Whereabouts("SE", "64496", new Point(1, 2));

        assertThat(country.or(all)).isEqualTo(new Whereabouts("FI", "64496", new Point(1, 2)));
        assertThat(all.or(country)).isEqualTo(all);
    }
}
