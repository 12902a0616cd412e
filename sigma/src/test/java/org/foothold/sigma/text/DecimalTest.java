package org.foothold.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DecimalTest {

    @Test
    void readsNumbers() {
        for (String text :
                new String[] {"0", "-1", "+1", "007", "1.5", "-0.25", "1e3", "1E-3", "1.5e+10", "18446744073709551615"
                }) {
            assertThat(Decimal.parse(text)).as(text).isEqualTo(new BigDecimal(text));
        }
    }

    @Test
    void anythingElseIsNoNumber() {
        for (String text : new String[] {
            "",
            "-",
            "+",
            ".",
            ".5",
            "1.",
            "1e",
            "1e+",
            "e5",
            "1e1000",
            "0x1f",
            " 1",
            "1 ",
            "1,5",
            "1_0",
            "NaN",
            "Infinity",
            "--1",
            "1.2.3",
            "\u0661",
            "1".repeat(65)
        }) {
            assertThat(Decimal.parse(text)).as(text).isNull();
        }
    }
}
