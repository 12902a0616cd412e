package org.foothold.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void readsWhatTheJdkWrites() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? Address.IPV4_BYTES : Address.IPV6_BYTES];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);
            assertThat(Address.parse(address.getHostAddress())).isEqualTo(address.getAddress());
        }
    }

    @Test
    void readsTheShortForms() {
        assertThat(Address.parse("::")).isEqualTo(new byte[16]);
        assertThat(Address.parse("1::")).startsWith(0, 1).hasSize(16);
        assertThat(Address.parse("::1:2")).endsWith(0, 1, 0, 2);
        assertThat(Address.parse("1:2:3:4:5:6:7::")).startsWith(0, 1).endsWith(0, 7, 0, 0);
        assertThat(Address.parse("::1.2.3.4")).endsWith(0, 0, 1, 2, 3, 4).hasSize(16);
        assertThat(Address.parse("1:2:3:4:5:6:1.2.3.4")).endsWith(0, 6, 1, 2, 3, 4);
        assertThat(Address.parse("fe80::1%25eth0")).isEqualTo(Address.parse("fe80::1"));
    }

    @Test
    void mappedAddressesAreIpv4() {
        assertThat(Address.parse("::ffff:1.2.3.4")).containsExactly(1, 2, 3, 4);
        assertThat(Address.parseAsWritten("::ffff:1.2.3.4")).hasSize(16);
        assertThat(Address.parse("::fffe:1.2.3.4")).hasSize(16);
        assertThat(Address.parse("1::ffff:1.2.3.4")).hasSize(16);
    }

    @Test
    void anythingElseIsNoAddress() {
        for (String text : new String[] {
            "",
            "-",
            "1.2.3",
            "1.2.3.4.",
            ".1.2.3.4",
            "1.2.3.04",
            "1.2.3.256",
            "1.2.3.4 ",
            "a.b.c.d",
            ":",
            "1:",
            ":1",
            "1:2",
            ":::",
            "1::2::3",
            "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8",
            "1.2.3.4::",
            "::1.2.3",
            "12345::",
            "::%",
            "g::",
            "1:2:3:4:5:6:7:1.2.3.4",
            "\u0661.2.3.4",
            "1".repeat(100)
        }) {
            assertThat(Address.parse(text)).as(text).isNull();
        }
    }
}
