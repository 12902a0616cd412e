package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketAddressTest {
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000001, ::1",
        "00000000000000000000000000000000, ::",
        "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
        "fe800000000000000000000000000000, fe80::",
        "00000000000000000000ffffcb007118, ::ffff:cb00:7118",
        "cb007118, 203.0.113.24"
    })
    void writesAddressesShort(String hex, String address) {
        assertThat(SocketAddress.address(HexFormat.of().parseHex(hex))).isEqualTo(address);
    }

    @Test
    void decodesEachFamily() {
        assertThat(decoded("01002F72756E2F782E736F636B00")).containsEntry("path", List.of("/run/x.sock"));
        assertThat(decoded("01000078797A")).containsEntry("path", List.of("@xyz"));
        assertThat(decoded("100000000000")).containsEntry("family", List.of("netlink"));
        assertThat(decoded("0A000050000000000000000000000000000000000000000100000000"))
                .containsEntry("addr", List.of("::1"))
                .containsEntry("port", List.of("80"));
        assertThat(decoded("6300")).containsEntry("family", List.of("99"));
    }

    @Test
    void whatIsTooShortIsRefused() {
        Fields fields = new Fields();

        assertThat(SocketAddress.decode(new byte[1], fields)).isFalse();
        assertThat(SocketAddress.decode(new byte[] {2, 0, 0, 1}, fields)).isFalse();
        assertThat(SocketAddress.decode(new byte[] {10, 0, 0, 1}, fields)).isFalse();
    }

    private static Map<String, List<String>> decoded(String hex) {
        Fields fields = new Fields();
        assertThat(SocketAddress.decode(HexFormat.of().parseHex(hex), fields)).isTrue();
        return fields.map();
    }
}
