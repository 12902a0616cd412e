package org.foothold.formats.mmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MmdbFileTest {
    private static byte[] address(String text) throws IOException {
        return InetAddress.getByName(text).getAddress();
    }

    private static Map<String, Object> everyType() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "Ærø");
        value.put("double", -12.5);
        value.put("float", 1.5f);
        value.put("bytes", new byte[] {0, (byte) 0xff});
        value.put("small", 300);
        value.put("negative", -7);
        value.put("large", 1L << 40);
        value.put("huge", BigInteger.TWO.pow(100));
        value.put("yes", true);
        value.put("no", false);
        value.put("list", List.of("a", Map.of("b", 1), "c"));
        value.put("map", Map.of("text", Map.of("text", "deep")));
        value.put("long", "x".repeat(70_000));
        value.put("middle", "y".repeat(300));
        value.put("zero", 0);
        return value;
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32})
    void givesTheValuesOfANetworkByTheirNames(int recordSize) throws IOException {
        for (int version : new int[] {4, 6}) {
            MmdbFile file = MmdbFile.of(new MmdbWriter(version, recordSize)
                    .add("192.0.2.0/24", everyType())
                    .add("198.51.100.7/32", Map.of("text", "one address"))
                    .bytes());

            Map<String, List<String>> found = file.lookup(address("192.0.2.77"));

            assertThat(found)
                    .containsEntry("text", List.of("Ærø"))
                    .containsEntry("double", List.of("-12.5"))
                    .containsEntry("float", List.of("1.5"))
                    .containsEntry("bytes", List.of("00ff"))
                    .containsEntry("small", List.of("300"))
                    .containsEntry("negative", List.of("-7"))
                    .containsEntry("large", List.of("1099511627776"))
                    .containsEntry("huge", List.of("1267650600228229401496703205376"))
                    .containsEntry("yes", List.of("true"))
                    .containsEntry("no", List.of("false"))
                    .containsEntry("list", List.of("a", "c"))
                    .containsEntry("list.b", List.of("1"))
                    .containsEntry("map.text.text", List.of("deep"))
                    .containsEntry("long", List.of("x".repeat(70_000)))
                    .containsEntry("middle", List.of("y".repeat(300)))
                    .containsEntry("zero", List.of("0"))
                    .hasSize(16);
            assertThat(file.lookup(address("198.51.100.7"))).containsEntry("text", List.of("one address"));
            assertThat(file.lookup(address("198.51.100.8"))).isNull();
            assertThat(file.lookup(address("10.0.0.1"))).isNull();
        }
    }

    @Test
    void tellsIpv6FromTheIpv4AddressesInTheSameTree() throws IOException {
        MmdbFile file = MmdbFile.of(new MmdbWriter(6, 24)
                .add("2001:db8::/32", "six")
                .add("203.0.113.0/24", "four")
                .bytes());

        assertThat(file.lookup(address("2001:db8::1"))).containsEntry("", List.of("six"));
        assertThat(file.lookup(address("203.0.113.5"))).containsEntry("", List.of("four"));
        assertThat(file.lookup(address("::203.0.113.5"))).containsEntry("", List.of("four"));
        assertThat(file.lookup(address("2001:db9::1"))).isNull();
    }

    @Test
    void refusesToAnswerForIpv6WhereItKnowsIpv4Only() throws IOException {
        MmdbFile file =
                MmdbFile.of(new MmdbWriter(4, 24).add("32.1.0.0/16", "four").bytes());

        assertThat(file.covers(4)).isTrue();
        assertThat(file.covers(16)).isFalse();
        assertThat(file.covers(5)).isFalse();
        assertThatThrownBy(() -> file.lookup(address("2001:db8::1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an address of 16 bytes in a file of IPv4");
    }

    @Test
    void saysWhatItIs(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("a.mmdb");
        new MmdbWriter(6, 28).add("0.0.0.0/1", "low").write(path);

        assertThat(MmdbFile.open(path).metadata())
                .isEqualTo(new MmdbMetadata("Test", 6, 28, 97, Instant.ofEpochSecond(1_700_000_000L), List.of("en")));
    }

    private static void refused(MmdbWriter writer, String why) {
        byte[] bytes = writer.add("0.0.0.0/1", "low").bytes();
        assertThatThrownBy(() -> MmdbFile.of(bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesMetadataThatCannotBe() {
        refused(new MmdbWriter(4, 24).metadata("binary_format_major_version", 3), "expected 2, found 3");
        refused(new MmdbWriter(4, 24).metadata("record_size", 20), "expected 24, 28 or 32, found 20");
        refused(new MmdbWriter(4, 24).metadata("ip_version", 5), "expected 4 or 6, found 5");
        refused(new MmdbWriter(4, 24).metadata("node_count", 0), "expected 1 to 2147483647, found 0");
        refused(
                new MmdbWriter(4, 24).metadata("node_count", 1 << 30),
                "node_count at offset 0: expected at most 1 nodes");
        refused(
                new MmdbWriter(4, 24).add("128.0.0.0/1", "x".repeat(50)).metadata("node_count", 4),
                "separator at offset");
        refused(new MmdbWriter(4, 24).metadata("build_epoch", 1L << 62), "seconds since 1970");
        refused(new MmdbWriter(4, 24).metadata("build_epoch", "soon"), "expected a number, found 'soon'");
        refused(new MmdbWriter(4, 24).metadata("database_type", List.of()), "expected a text, found none");
        assertThatThrownBy(() -> MmdbFile.of(new byte[3])).hasMessageContaining("MaxMind.com");
        assertThatThrownBy(() -> MmdbFile.of(new byte[300_000])).hasMessageContaining("MaxMind.com");
    }

    private static void damaged(Object value, String why) throws IOException {
        MmdbFile file =
                MmdbFile.of(new MmdbWriter(4, 24).add("0.0.0.0/1", value).bytes());
        byte[] address = address("1.2.3.4");
        assertThatThrownBy(() -> file.lookup(address))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(why);
    }

    private static MmdbWriter.Raw raw(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return new MmdbWriter.Raw(all);
    }

    @Test
    void refusesDamagedValues() throws IOException {
        damaged(raw(0x20, 0), "expected a value where it leads, found another pointer");
        damaged(raw(0x38, 0xff, 0xff, 0xff, 0xff), "pointer at offset");
        damaged(raw(0x67, 0), "expected 8 bytes, found 7 bytes");
        damaged(raw(0x03, 8), "expected 4 bytes, found 3 bytes");
        damaged(raw(0xa3, 1, 2, 3), "expected at most 2 bytes, found 3 bytes");
        damaged(raw(0x05, 1, 1, 2, 3, 4, 5), "expected at most 4 bytes, found 5 bytes");
        damaged(raw(0x02, 7), "expected 0 or 1, found 2");
        damaged(raw(0x00, 5), "expected 8 to 11, 14 or 15, found 12");
        damaged(raw(0x00, 0), "found 7");
        damaged(raw(0xe1, 0xa1, 1), "expected a text, found type 5");
        damaged(raw(0x45, 'a'), "text at offset");
        damaged(raw(0x5f, 0xff, 0xff, 0xff), "16843036 bytes");
    }

    @Test
    void boundsWhatPointersMakeOfLittle() throws IOException {
        // A list whose only item is the list.
        damaged(raw(0x01, 4, 0x20, 0), "at most 32 levels");
        // Thirty empty lists in thirty lists, as often as levels allow.
        damaged(raw(0x1c, 4, 0x20, 0, 0x20, 0), "levels");
        Object wide = List.of();
        for (int level = 0; level < 5; level++) {
            wide = Collections.nCopies(9, wide);
        }
        damaged(wide, "at most 20000 values");
        damaged(Collections.nCopies(20, "x".repeat(60_000)), "at most 1048576 characters");
    }
}
