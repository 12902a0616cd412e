package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.foothold.formats.SharedData;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.text.Address;
import org.foothold.sigma.yaml.YamlFiles;
import org.foothold.sigma.yaml.YamlReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworksTest {
    private static @Nullable String kind(Networks networks, String address) {
        byte[] bytes = Address.parse(address);
        assertThat(bytes).isNotNull();
        return networks.kind(bytes);
    }

    private static Networks read(String entry) throws ContentException {
        return Networks.read(YamlReader.readOne("n.yml", "title: t\nnetworks:\n  - " + entry + "\n"));
    }

    @Test
    void knowsTheKindOfAnAddress() throws ContentException {
        Networks networks = read("{kind: vpn, reason: ours, cidr: [192.0.2.0/25, '2001:db8::/33', 198.51.100.7]}");

        assertThat(kind(networks, "192.0.2.127")).isEqualTo("vpn");
        assertThat(kind(networks, "192.0.2.128")).isNull();
        assertThat(kind(networks, "::ffff:192.0.2.1")).isEqualTo("vpn");
        assertThat(kind(networks, "2001:db8:7fff::1")).isEqualTo("vpn");
        assertThat(kind(networks, "2001:db8:8000::1")).isNull();
        assertThat(kind(networks, "198.51.100.7")).isEqualTo("vpn");
        assertThat(kind(networks, "198.51.100.8")).isNull();
        assertThat(kind(Networks.NONE.and(networks), "192.0.2.1")).isEqualTo("vpn");
    }

    @Test
    void refusesWhatIsNoNetworkWithItsPlace() {
        assertThatThrownBy(() -> read("{kind: vpn, reason: r, cidr: [192.0.2.0/33]}"))
                .hasMessageContaining("n.yml:3")
                .hasMessageContaining("no prefix length that fits");
        assertThatThrownBy(() -> read("{kind: vpn, reason: r, cidr: [here]}"))
                .hasMessageContaining("'here' is no network");
        assertThatThrownBy(() -> read("{kind: ours, reason: r, cidr: [10.0.0.0/8]}"))
                .hasMessageContaining("'ours' is not private");
        assertThatThrownBy(() -> read("{kind: vpn, reason: ' ', cidr: [10.0.0.0/8]}"))
                .hasMessageContaining("reason is empty");
        assertThatThrownBy(() -> read("{kind: vpn, cidr: [10.0.0.0/8]}")).hasMessageContaining("'reason' is missing");
        assertThatThrownBy(() -> read("{kind: vpn, reason: r, nets: []}")).hasMessageContaining("unknown key 'nets'");
    }

    @Test
    void ourOwnFileIsRead() throws IOException, ContentException {
        String path = "content/accounts/networks.yml";
        Networks networks =
                Networks.read(YamlFiles.onDisk().readOne(SharedData.repo().resolve(path), 1 << 16));

        assertThat(kind(networks, "10.1.2.3")).isEqualTo("private");
        assertThat(kind(networks, "fe80::1")).isEqualTo("private");
        assertThat(kind(networks, "165.225.1.1")).isEqualTo("shared");
        assertThat(kind(networks, "104.28.1.1")).isEqualTo("vpn");
        assertThat(kind(networks, "203.0.113.1")).isNull();
    }
}
