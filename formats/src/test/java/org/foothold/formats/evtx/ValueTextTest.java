package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    @Test
    void integersAreDecimalAndKnowTheirSign() {
        assertThat(shown(WrittenValue.number(ValueType.INT8, 1, -128))).isEqualTo("-128");
        assertThat(shown(WrittenValue.number(ValueType.UINT8, 1, 255))).isEqualTo("255");
        assertThat(shown(WrittenValue.number(ValueType.INT16, 2, -1))).isEqualTo("-1");
        assertThat(shown(WrittenValue.number(ValueType.UINT16, 2, 65535))).isEqualTo("65535");
        assertThat(shown(WrittenValue.number(ValueType.INT32, 4, Integer.MIN_VALUE)))
                .isEqualTo("-2147483648");
        assertThat(shown(WrittenValue.number(ValueType.UINT32, 4, 4294967295L))).isEqualTo("4294967295");
        assertThat(shown(WrittenValue.number(ValueType.INT64, 8, Long.MIN_VALUE)))
                .isEqualTo("-9223372036854775808");
        assertThat(shown(WrittenValue.number(ValueType.UINT64, 8, -1))).isEqualTo("18446744073709551615");
        assertThat(shown(WrittenValue.number(ValueType.UINT64, 8, Long.MIN_VALUE)))
                .isEqualTo("9223372036854775808");
        assertThat(shown(WrittenValue.number(ValueType.UINT64, 8, -8446744073709551616L)))
                .isEqualTo("10000000000000000000");
    }

    @Test
    void hexIsLowerCaseWithoutPadding() {
        assertThat(shown(WrittenValue.number(ValueType.HEX32, 4, 0x1f4))).isEqualTo("0x1f4");
        assertThat(shown(WrittenValue.number(ValueType.HEX64, 8, 0))).isEqualTo("0x0");
        assertThat(shown(WrittenValue.number(ValueType.HEX64, 8, 0x8020000000000000L)))
                .isEqualTo("0x8020000000000000");
        assertThat(shown(WrittenValue.number(ValueType.SIZE, 4, 0xffffffffL))).isEqualTo("0xffffffff");
        assertThat(shown(WrittenValue.number(ValueType.SIZE, 8, 0xABCDEF0L))).isEqualTo("0xabcdef0");
    }

    @Test
    void booleansAreWordsOfAnySize() {
        assertThat(shown(WrittenValue.number(ValueType.BOOL, 4, 0))).isEqualTo("false");
        assertThat(shown(WrittenValue.number(ValueType.BOOL, 4, 1))).isEqualTo("true");
        assertThat(shown(WrittenValue.number(ValueType.BOOL, 1, 1))).isEqualTo("true");
    }

    @Test
    void realsAreTheShortestDigitsThatGiveThemBack() {
        assertThat(real(0.1)).isEqualTo("0.1");
        assertThat(real(0)).isEqualTo("0.0");
        assertThat(real(-1234567890.5)).isEqualTo("-1234567890.5");
        assertThat(real(1e10)).isEqualTo("10000000000.0");
        assertThat(real(1e300)).isEqualTo("1.0E300");
        assertThat(real(Double.NaN)).isEqualTo("NaN");
        assertThat(real(Double.NEGATIVE_INFINITY)).isEqualTo("-INF");
        assertThat(shown(WrittenValue.number(ValueType.REAL32, 4, Float.floatToIntBits(0.3f))))
                .isEqualTo("0.3");
        assertThat(shown(WrittenValue.number(ValueType.REAL32, 4, Float.floatToIntBits(Float.POSITIVE_INFINITY))))
                .isEqualTo("INF");
    }

    @Test
    void identifiersAndTimesAreWrittenAsWindowsDoes() {
        assertThat(shown(WrittenValue.guid("{54849625-5478-4994-a5ba-3e3b0328c30d}")))
                .isEqualTo("{54849625-5478-4994-a5ba-3e3b0328c30d}");
        assertThat(shown(WrittenValue.sid("S-1-5-21-4230534742-2542757381-3142984815-1111")))
                .isEqualTo("S-1-5-21-4230534742-2542757381-3142984815-1111");
        assertThat(shown(WrittenValue.sid("S-1-0-0"))).isEqualTo("S-1-0-0");
        assertThat(shown(WrittenValue.fileTime(Instant.parse("2024-02-29T23:59:59.1234567Z"))))
                .isEqualTo("2024-02-29T23:59:59.1234567Z");
        assertThat(shown(WrittenValue.number(ValueType.FILETIME, 8, 0))).isEqualTo("1601-01-01T00:00:00.0000000Z");
        byte[] systemTime = {(byte) 0xe6, 7, 3, 0, 4, 0, 10, 0, 11, 0, 2, 0, 33, 0, 123, 0};
        assertThat(shown(new WrittenValue.Plain(ValueType.SYSTEMTIME, systemTime)))
                .isEqualTo("2022-03-10T11:02:33.1230000Z");
    }

    @Test
    void binaryIsUpperCaseHex() {
        assertThat(shown(WrittenValue.binary("00ffab"))).isEqualTo("00FFAB");
    }

    @Test
    void aValueOfAnImpossibleSizeIsShownAsBinary() {
        assertThat(shown(new WrittenValue.Plain(ValueType.UINT32, (byte) 1, (byte) 2, (byte) 3)))
                .isEqualTo("010203");
        assertThat(shown(new WrittenValue.Plain(ValueType.GUID, (byte) 0xaa))).isEqualTo("AA");
        assertThat(shown(new WrittenValue.Plain(ValueType.SID, (byte) 1, (byte) 2)))
                .isEqualTo("0102");
        assertThat(shown(new WrittenValue.Plain(0x77, (byte) 9))).isEqualTo("09");
    }

    @Property(tries = 2_000)
    void agreesWithThePlainWayOnAnyBytes(@ForAll("types") int type, @ForAll @Size(max = 40) byte[] bytes) {
        byte[] out = new byte[ValueText.room(bytes.length)];
        int end = ValueText.write(bytes, 0, bytes.length, type, out, 0);
        String fast = new String(out, 0, end, StandardCharsets.US_ASCII);
        assertThat(List.of(fast)).isEqualTo(PlainValue.texts(bytes, 0, bytes.length, type));
    }

    @Property(tries = 2_000)
    void agreesOnValuesOfTheRightSize(@ForAll("types") int type, @ForAll @Size(8) byte[] eight, @ForAll boolean twice) {
        byte[] bytes = twice ? Arrays.copyOf(eight, 16) : eight;
        agreesWithThePlainWayOnAnyBytes(type, bytes);
    }

    @Provide
    Arbitrary<Integer> types() {
        return Arbitraries.integers()
                .between(ValueType.INT8, 0x25)
                .filter(type -> type != ValueType.BINXML && type != ValueType.XML);
    }

    private static String real(double value) {
        return shown(WrittenValue.number(ValueType.REAL64, 8, Double.doubleToLongBits(value)));
    }

    private static String shown(WrittenValue value) {
        byte[] bytes = ((WrittenValue.Plain) value).bytes();
        byte[] out = new byte[ValueText.room(bytes.length)];
        int end = ValueText.write(bytes, 0, bytes.length, ((WrittenValue.Plain) value).type(), out, 0);
        return new String(out, 0, end, StandardCharsets.US_ASCII);
    }
}
