package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foothold.engine.enrich.account.Heards.START;
import static org.foothold.engine.enrich.account.Heards.feeder;
import static org.foothold.engine.enrich.account.Heards.heard;

import java.util.Map;
import org.foothold.engine.enrich.account.Whereabouts.Point;
import org.foothold.sigma.rule.ContentException;
import org.junit.jupiter.api.Test;

class FeederTest {
    private static final String WINDOWS = """
                act: logon
                realm: windows
                interactive: true
                id: [Sid, OtherSid]
                domain: Domain
                name: User
                address: Ip
                device: Station
                country: Land
                latitude: Lat
                longitude: Lon
                strip: 'user:'
                """;

    private static final Map<String, String> FIELDS = Map.of(
            "Sid",
            "-",
            "OtherSid",
            "S-1",
            "Domain",
            "D",
            "User",
            "user:anna",
            "Ip",
            "192.0.2.1",
            "Station",
            "",
            "Land",
            "FI",
            "Lat",
            "60",
            "Lon",
            "25");

    @Test
    void takesPartsFromTheFirstFieldThatHasThem() throws ContentException {
        Feeder feeder = feeder("f", WINDOWS);

        Sighting sighting = feeder.sighting(heard("f", START, "pc", FIELDS));

        assertThat(sighting)
                .isEqualTo(new Sighting(
                        Act.LOGON,
                        START,
                        "windows",
                        "S-1",
                        "D\\anna",
                        "pc",
                        "192.0.2.1",
                        null,
                        true,
                        false,
                        null,
                        null,
                        new Whereabouts("FI", null, new Point(60, 25))));
        assertThat(feeder.fields()).contains("Sid", "OtherSid", "Ip").hasSize(9);
    }

    @Test
    void takesPartsOutOfMessages() throws ContentException {
        Feeder feeder = feeder("f", """
                act: use
                realm: linux
                scope: target
                admin: true
                texts:
                  message: ['first {name} {device}!', '{name} from {address}']
                """);

        Sighting sighting = feeder.sighting(heard("f", START, "web-2", Map.of("message", "  anna from LOCAL ")));

        assertThat(sighting).isNotNull();
        assertThat(sighting.name()).isEqualTo("anna");
        assertThat(sighting.realm()).isEqualTo("linux@web-2");
        assertThat(sighting.address()).isNull();
        assertThat(sighting.admin()).isTrue();
        assertThat(feeder.sighting(heard("f", START, "web-2", Map.of("message", "nobody"))))
                .isNull();
    }

    @Test
    void refusesWhatItDoesNotKnowWithItsPlace() {
        assertThatThrownBy(() -> feeder("f", "act: dance\nrealm: r"))
                .hasMessageContaining("f.yml:1")
                .hasMessageContaining("'dance' is nothing that an account does");
        assertThatThrownBy(() -> feeder("f", "act: logon")).hasMessageContaining("'realm' is missing");
        assertThatThrownBy(() -> feeder("f", "act: logon\nrealm: r\nuser: x"))
                .hasMessageContaining("unknown key 'user'");
        assertThatThrownBy(() -> feeder("f", "act: logon\nrealm: r\nscope: all"))
                .hasMessageContaining("'scope' can only be target");
        assertThatThrownBy(() -> feeder("f", "act: logon\nrealm: r\ntexts: {m: 'a {b} c'}"))
                .hasMessageContaining("a brace names something else");
        assertThatThrownBy(() -> feeder("f", "act: logon\nrealm: r\ntexts: {m: 'a {b'}"))
                .hasMessageContaining("a brace is not closed");
    }
}
