package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.foothold.app.command.Commands.Run;
import org.foothold.formats.SharedData;
import org.foothold.formats.mmdb.MmdbWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ins to Entra ID that say nothing of a place, hunted with our own rules and a database that does. */
class HuntCommandTravelTest {
    private static final String FINDING = "Sign-in to Entra ID faster than anybody travels";
    private static final Map<String, Object> HELSINKI =
            Map.of("country", Map.of("iso_code", "FI"), "location", Map.of("latitude", 60.2, "longitude", 24.9));
    private static final Map<String, Object> SYDNEY =
            Map.of("country", Map.of("iso_code", "AU"), "location", Map.of("latitude", -33.9, "longitude", 151.2));

    @TempDir
    private Path folder;

    private static String signIn(String at, String address) {
        return """
                {"time":"%s","category":"SignInLogs","resultType":"0","tenantId":"t-1","properties":{"userId":"id-1",\
                "userPrincipalName":"aino@contoso.example","ipAddress":"%s"}}
                """.formatted(at, address);
    }

    private String found(String log, Path... databases) throws IOException {
        Path events = Files.writeString(folder.resolve("log.json"), log);
        String[] arguments = new String[5 + 2 * databases.length];
        System.arraycopy(new String[] {"hunt", events.toString(), "--format", "csv", "--quiet"}, 0, arguments, 0, 5);
        for (int i = 0; i < databases.length; i++) {
            arguments[5 + 2 * i] = "--geo";
            arguments[6 + 2 * i] = databases[i].toString();
        }
        Run run = Commands.toFile(folder.resolve("out"), arguments);
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return run.out();
    }

    /** Every network of it is at one of two places, also those of which an address tells nothing. */
    private Path database() throws IOException {
        Path file = folder.resolve("city.mmdb");
        new MmdbWriter(4, 24)
                .add("192.0.2.0/24", HELSINKI)
                .add("198.51.100.0/24", SYDNEY)
                .add("10.0.0.0/8", SYDNEY)
                .add("104.28.0.0/16", SYDNEY)
                .add("165.225.0.0/17", SYDNEY)
                .write(file);
        return file;
    }

    private static final String HOME = signIn("2026-09-01T08:00:00Z", "192.0.2.7");

    @Test
    void aSignInTooFarAwayIsFoundByADatabaseAlone() throws IOException {
        String journey = HOME + signIn("2026-09-01T10:00:00Z", "198.51.100.9");

        assertThat(found(journey, database())).contains(FINDING);
        assertThat(found(journey)).doesNotContain(FINDING);
    }

    @Test
    void whoHadTheTimeToTravelIsNotFound() throws IOException {
        assertThat(found(HOME + signIn("2026-09-03T08:00:00Z", "198.51.100.9"), database()))
                .doesNotContain(FINDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "104.28.1.9", "165.225.3.4"})
    void privateAndSharedAddressesAndThoseOfAVpnAreNoPlace(String address) throws IOException {
        assertThat(found(HOME + signIn("2026-09-01T10:00:00Z", address), database()))
                .doesNotContain(FINDING);
    }

    /** London, and Changchun two hours later. */
    @Test
    void aDatabaseOfOthersTellsTheSame() throws IOException {
        Path city = SharedData.folder("maxmind-test-db").resolve("test-data").resolve("GeoIP2-City-Test.mmdb");
        String london = signIn("2026-09-01T08:00:00Z", "81.2.69.160");

        assertThat(found(london + signIn("2026-09-01T10:00:00Z", "175.16.199.3"), city))
                .contains(FINDING);
        assertThat(found(london + signIn("2026-09-01T10:00:00Z", "10.1.2.3"), city))
                .doesNotContain(FINDING);
    }
}
