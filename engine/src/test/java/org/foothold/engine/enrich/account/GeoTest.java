package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foothold.engine.enrich.account.Whereabouts.Point;
import org.foothold.formats.FormatException;
import org.foothold.formats.SharedData;
import org.foothold.formats.mmdb.MmdbWriter;
import org.foothold.sigma.text.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTest {
    @TempDir
    private Path folder;

    private static Whereabouts of(Geo geo, String address) {
        return geo.of(address, Objects.requireNonNull(Address.parse(address)));
    }

    private Path write(String name, MmdbWriter writer) throws IOException {
        Path file = folder.resolve(name);
        writer.write(file);
        return file;
    }

    @Test
    void putsTogetherWhatFilesOfBothLayoutsKnow() throws IOException {
        Path nested = write(
                "city.mmdb",
                new MmdbWriter(4, 24)
                        .add(
                                "192.0.2.0/24",
                                Map.of(
                                        "country",
                                        Map.of("iso_code", "FI"),
                                        "location",
                                        Map.of("latitude", 60.2, "longitude", 24.9))));
        Path flat = write(
                "flat.mmdb",
                new MmdbWriter(6, 28)
                        .add("192.0.2.0/24", Map.of("country_code", "SE", "asn", "AS64496"))
                        .add("2001:db8::/32", Map.of("country_code", "SE", "latitude", "59.3", "longitude", "18.1")));
        Path provider = write(
                "asn.mmdb", new MmdbWriter(4, 32).add("203.0.113.0/24", Map.of("autonomous_system_number", 64_500)));
        Geo geo = Geo.open(List.of(nested, flat, provider));

        assertThat(of(geo, "192.0.2.1")).isEqualTo(new Whereabouts("FI", "64496", new Point(60.2, 24.9)));
        assertThat(of(geo, "2001:db8::1")).isEqualTo(new Whereabouts("SE", null, new Point(59.3, 18.1)));
        assertThat(of(geo, "203.0.113.1")).isEqualTo(new Whereabouts(null, "64500", null));
        assertThat(of(geo, "198.51.100.1")).isEqualTo(Whereabouts.UNKNOWN);
        assertThat(of(geo, "192.0.2.1")).isSameAs(of(geo, "192.0.2.1"));
        assertThat(of(Geo.none(), "192.0.2.1")).isEqualTo(Whereabouts.UNKNOWN);
        assertThat(geo.damaged()).isZero();
    }

    @Test
    void countsDamageAndGoesOn() throws IOException {
        Path file =
                write("bad.mmdb", new MmdbWriter(4, 24).add("192.0.2.0/24", new MmdbWriter.Raw(new byte[] {0x20, 0})));
        Geo geo = Geo.open(List.of(file));

        assertThat(of(geo, "192.0.2.1")).isEqualTo(Whereabouts.UNKNOWN);
        assertThat(geo.damaged()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mmdb"), "no database");

        assertThatThrownBy(() -> Geo.open(List.of(file))).isInstanceOf(FormatException.class);
    }

    @Test
    void readsTheDatabasesOfOthers() throws IOException {
        Path data = SharedData.folder("maxmind-test-db").resolve("test-data");
        Geo geo = Geo.open(List.of(data.resolve("GeoIP2-City-Test.mmdb"), data.resolve("GeoLite2-ASN-Test.mmdb")));

        assertThat(of(geo, "81.2.69.160")).isEqualTo(new Whereabouts("GB", null, new Point(51.5142, -0.0931)));
        assertThat(of(geo, "1.128.0.1").provider()).isEqualTo("1221");
    }
}
