package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Numbers: equal as the text they are written as, compared as numbers, and false where there is none. */
class Pitfall07NumberTest {

    @Test
    void aNumberEqualsItsText() {
        Probe.selection("Id: 4688")
                .matches("Id", "4688")
                .misses("Id", "4688.0")
                .misses("Id", "04688")
                .misses("Id", "0x1250")
                .misses("Id", "46880");
        Probe.selection("Id: '4688'").matches("Id", "4688");
        Probe.selection("Id: -1").matches("Id", "-1").misses("Id", "1");
    }

    @Test
    void hexadecimalIsText() {
        Probe.selection("Access: '0x1410'")
                .matches("Access", "0x1410")
                .misses("Access", "0x01410")
                .misses("Access", "5136");
        Probe.selection("Access: 0x1F").matches("Access", "0x1f").misses("Access", "31");
    }

    @Test
    void whatJsonWouldNotCallANumberIsText() {
        Probe.selection("Id: 010").matches("Id", "010").misses("Id", "10").misses("Id", "8");
        Probe.selection("Id: 1_000").matches("Id", "1_000").misses("Id", "1000");
        Probe.selection("Id: 12:30:45").matches("Id", "12:30:45").misses("Id", "45045");
        Probe.selection("Id: 2024-01-02").matches("Id", "2024-01-02");
        Probe.selection("Id: +5").matches("Id", "+5").misses("Id", "5");
    }

    @Test
    void fractionsAndExponentsStayAsWritten() {
        Probe.selection("Version: 1.10").matches("Version", "1.10").misses("Version", "1.1");
        Probe.selection("Hash: 1e10").matches("Hash", "1E10").misses("Hash", "10000000000");
    }

    @Test
    void booleansAreTrueAndFalseOnly() {
        Probe.selection("Flag: true")
                .matches("Flag", "true")
                .matches("Flag", "True")
                .misses("Flag", "1")
                .misses("Flag", "yes");
        Probe.selection("Flag: False").matches("Flag", "false").misses("Flag", "0");
        Probe.selection("Flag: yes").matches("Flag", "yes").misses("Flag", "true");
        Probe.selection("Flag: on").matches("Flag", "on").misses("Flag", "true");
    }

    @Test
    void comparisonsAreOfNumbers() {
        Probe.selection("N|gt: 9")
                .matches("N", "10")
                .matches("N", "9.5")
                .misses("N", "9")
                .misses("N", "-10");
        Probe.selection("N|gte: 9").matches("N", "9").matches("N", "9.0").misses("N", "8.99");
        Probe.selection("N|lt: 9")
                .matches("N", "-1")
                .matches("N", "8e0")
                .misses("N", "9")
                .misses("N", "10");
        Probe.selection("N|lte: 9").matches("N", "9").misses("N", "9.01");
        Probe.selection("N|gt: -1.5").matches("N", "-1").misses("N", "-2");
    }

    @Test
    void comparisonsWithWhatIsNoNumberAreFalse() {
        for (String text :
                new String[] {"", " ", "x", "0x10", "NaN", "Infinity", "-", "1_0", " 10", "10 ", "1,5", "1e", "."}) {
            Probe.selection("N|gt: 0").misses("N", text);
            Probe.selection("N|lte: 100").misses("N", text);
        }
        Probe.selection("N|lt: 0").misses("Other", "-1");
    }

    @Test
    void integersAreExactTo64Bits() {
        Probe.selection("N|gt: 9223372036854775807")
                .matches("N", "9223372036854775808")
                .matches("N", "18446744073709551615")
                .misses("N", "9223372036854775807");
        Probe.selection("N: 18446744073709551615").matches("N", "18446744073709551615");
        Probe.selection("N|lt: -9223372036854775807").matches("N", "-9223372036854775808");
        Probe.selection("N|gte: 9007199254740993").misses("N", "9007199254740992");
    }

    @Test
    void hugeExponentsAreNoNumbers() {
        Probe.selection("N|gt: 0").misses("N", "1e999999999").matches("N", "1e99");
    }

    @Test
    void comparisonsNeedNumbersInTheRule() {
        assertThat(Probe.selectionRefusal("N|gt: '9'").message()).isEqualTo("'gt' needs a number, not a text");
        assertThat(Probe.selectionRefusal("N|lte: true").message())
                .isEqualTo("'lte' needs a number, not true or false");
    }

    @Test
    void timeModifiersReadTheTimeAsWritten() {
        Probe.selection("At|hour: 23")
                .matches("At", "2024-12-30T23:59:58.123Z")
                .matches("At", "2024-12-30 23:00:00")
                .matches("At", "2024-12-30T23:00:00+05:30")
                .misses("At", "2024-12-30T22:59:59Z")
                .misses("At", "2024-12-30")
                .misses("At", "23");
        Probe.selection("At|minute|gte: 30")
                .matches("At", "2024-01-01T00:30:00Z")
                .misses("At", "2024-01-01T00:29:59Z");
        Probe.selection("At|day: 31").matches("At", "2024-12-31").misses("At", "2024-02-31");
        Probe.selection("At|week: 1").matches("At", "2024-12-30T00:00:00Z").misses("At", "2024-12-29T00:00:00Z");
        Probe.selection("At|month|lt: 3").matches("At", "2024-02-01").misses("At", "2024-03-01");
        Probe.selection("At|year: 2009")
                .matches("At", "1234567890")
                .matches("At", "1234567890123")
                .misses("At", "123456789");
        Probe.selection("At|hour: 23").matches("At", "1234567890");
    }

    @Test
    void timeModifiersRefuseNumbersThatCannotBe() {
        assertThat(Probe.selectionRefusal("At|hour: 24").message()).isEqualTo("'hour' is a whole number from 0 to 23");
        assertThat(Probe.selectionRefusal("At|month: 0").message()).isEqualTo("'month' is a whole number from 1 to 12");
        assertThat(Probe.selectionRefusal("At|day: 1.5").message()).isEqualTo("'day' is a whole number from 1 to 31");
    }
}
