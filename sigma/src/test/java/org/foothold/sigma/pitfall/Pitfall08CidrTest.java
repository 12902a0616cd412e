package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Networks: IPv4, IPv6, addresses mapped into IPv6, and what is no address. */
class Pitfall08CidrTest {

    @Test
    void anAddressIsInsideOrNot() {
        Probe.selection("Ip|cidr: 10.0.0.0/8")
                .matches("Ip", "10.0.0.0")
                .matches("Ip", "10.255.255.255")
                .misses("Ip", "11.0.0.0")
                .misses("Ip", "9.255.255.255");
        Probe.selection("Ip|cidr: 192.168.4.0/23")
                .matches("Ip", "192.168.5.255")
                .misses("Ip", "192.168.6.0");
        Probe.selection("Ip|cidr: 0.0.0.0/0").matches("Ip", "8.8.8.8").misses("Ip", "::1");
        Probe.selection("Ip|cidr: ['127.0.0.0/8', '::1/128']")
                .matches("Ip", "::1")
                .matches("Ip", "127.9.9.9")
                .misses("Ip", "::2");
    }

    @Test
    void ipv6IsReadInAllItsForms() {
        Probe.selection("Ip|cidr: 'fe80::/10'")
                .matches("Ip", "fe80::1")
                .matches("Ip", "FEBF:0:0:0:0:0:0:1")
                .matches("Ip", "fe80::1%eth0")
                .matches("Ip", "fe80::1%12")
                .misses("Ip", "fec0::1");
        Probe.selection("Ip|cidr: '2001:db8::/32'")
                .matches("Ip", "2001:db8:1::5")
                .misses("Ip", "2001:db9::");
        Probe.selection("Ip|cidr: '64:ff9b::/96'").matches("Ip", "64:ff9b::192.0.2.33");
    }

    @Test
    void mappedAddressesAreIpv4() {
        Probe.selection("Ip|cidr: 10.0.0.0/8")
                .matches("Ip", "::ffff:10.1.2.3")
                .matches("Ip", "::FFFF:0a01:0203")
                .misses("Ip", "::10.1.2.3");
        Probe.selection("Ip|cidr: '::ffff:10.0.0.0/104'")
                .matches("Ip", "10.1.2.3")
                .misses("Ip", "11.1.2.3");
    }

    @Test
    void ipv4NetworksHoldNoIpv6Address() {
        Probe.selection("Ip|cidr: 0.0.0.0/0").misses("Ip", "fe80::1");
        Probe.selection("Ip|cidr: '::/0'").matches("Ip", "fe80::1").misses("Ip", "10.0.0.1");
    }

    @Test
    void whatIsNoAddressIsInNoNetwork() {
        String[] texts = {
            "-",
            "LOCAL",
            "",
            "10",
            "10.0.0",
            "10.0.0.0.0",
            "10.0.0.256",
            "010.0.0.1",
            "10.0.0.1:80",
            " 10.0.0.1",
            "10.0.0.1%1",
            "[::1]",
            ":::",
            "1::2::3",
            "::1%",
            "12345::",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "::1.2.3",
            "fe80::g"
        };
        for (String text : texts) {
            Probe.selection("Ip|cidr: 0.0.0.0/0").misses("Ip", text);
            Probe.selection("Ip|cidr: '::/0'").misses("Ip", text);
        }
    }

    @Test
    void noPrefixMeansOneAddress() {
        Probe.selection("Ip|cidr: 10.1.2.3").matches("Ip", "10.1.2.3").misses("Ip", "10.1.2.4");
        Probe.selection("Ip|cidr: '::1'").matches("Ip", "0:0:0:0:0:0:0:1").misses("Ip", "::2");
    }

    @Test
    void hostBitsAreMaskedWithAWarning() {
        Probe.selection("Ip|cidr: 10.1.2.3/8").matches("Ip", "10.9.9.9").misses("Ip", "11.1.2.3");
        assertThat(Probe.selectionWarnings("Ip|cidr: 10.1.2.3/8"))
                .containsExactly("'10.1.2.3/8' has bits behind its prefix, which do not count");
        assertThat(Probe.selectionWarnings("Ip|cidr: 10.0.0.0/8")).isEmpty();
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        assertThat(Probe.selectionRefusal("Ip|cidr: 10.0.0/8").message()).isEqualTo("'10.0.0/8' is no network");
        assertThat(Probe.selectionRefusal("Ip|cidr: 10.0.0.0/33").message())
                .isEqualTo("'10.0.0.0/33' has no prefix length that fits");
        assertThat(Probe.selectionRefusal("Ip|cidr: 10.0.0.0/x").message())
                .isEqualTo("'10.0.0.0/x' has no prefix length that fits");
        assertThat(Probe.selectionRefusal("Ip|cidr|contains: 10.0.0.0/8").message())
                .isEqualTo("the modifiers 'cidr' and 'contains' contradict each other");
    }
}
