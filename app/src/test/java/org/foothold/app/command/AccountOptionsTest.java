package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foothold.app.command.Commands.Run;
import org.foothold.formats.mmdb.MmdbWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountOptionsTest {
    private static final String RULE = """
            title: Faster than anybody travels
            id: 0a4d35a1-6c2b-4b0e-9d43-2a0ad1d1b4f0
            logsource: {product: linux, service: sshd}
            detection:
              event: {program: sshd}
              facts: {FACT}
              condition: event and facts
            level: high
            """;

    @TempDir
    private Path folder;

    private int runs;

    private Run hunt(String fact, String log, String... options) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("rule.yml"), RULE.replace("FACT", fact));
        List<String> arguments =
                new ArrayList<>(List.of("hunt", file("log.json", log), "--no-content", "--format", "csv"));
        arguments.addAll(List.of("--quiet", "--rules", rules.toString()));
        arguments.addAll(List.of(options));
        return Commands.toFile(folder.resolve("out" + ++runs), arguments.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String logon(String at, String address) {
        return "{\"Channel\":\"linux/syslog\",\"timestamp\":\"" + at + "\",\"host\":\"web-2\",\"program\":\"sshd\","
                + "\"message\":\"Accepted password for anna from " + address + " port 5 ssh2\"}\n";
    }

    private static final String JOURNEY =
            logon("2026-09-01T08:00:00Z", "192.0.2.7") + logon("2026-09-01T09:00:00Z", "198.51.100.9");

    private String geo() throws IOException {
        Path file = folder.resolve("city.mmdb");
        new MmdbWriter(4, 24)
                .add(
                        "192.0.2.0/24",
                        Map.of(
                                "country",
                                Map.of("iso_code", "FI"),
                                "location",
                                Map.of("latitude", 60.2, "longitude", 24.9)))
                .add("198.51.100.0/24", Map.of("country_code", "AU", "latitude", -33.9, "longitude", 151.2))
                .write(file);
        return file.toString();
    }

    @Test
    void aDatabaseTellsHowFastSomebodyTravelled() throws IOException {
        Run found = hunt("account.travel_kmh|gte: 1000", JOURNEY, "--geo", geo());

        assertThat(found.code()).isEqualTo(ExitCode.DONE);
        assertThat(found.out()).contains("Faster than anybody travels");
        assertThat(hunt("account.travel_kmh|gte: 1000", JOURNEY).out()).doesNotContain("Faster");
    }

    @Test
    void networksOfTheUserAreLeftOut() throws IOException {
        String ours = file("ours.yml", "networks: [{kind: shared, reason: our office, cidr: 198.51.100.0/24}]");

        assertThat(hunt("account.travel_kmh|gte: 1000", JOURNEY, "--geo", geo(), "--networks", ours)
                        .out())
                .doesNotContain("Faster");
    }

    @Test
    void aBaselineKnowsWhatAnEarlierHuntLearned() throws IOException {
        String known = folder.resolve("known.json").toString();
        String fact = "account.new_address: 'true'";
        String first = logon("2026-08-01T08:00:00Z", "192.0.2.7");
        String later = logon("2026-09-01T08:00:00Z", "198.51.100.9");

        assertThat(hunt(fact, first, "--save-baseline", known).code()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(Path.of(known)))
                .startsWith("{\"format\":1,")
                .contains("192.0.2.7");
        assertThat(hunt(fact, later).out()).doesNotContain("Faster");
        assertThat(hunt(fact, later, "--baseline", known).out()).contains("Faster");
        assertThat(hunt(fact, later, "--baseline", known, "--learning", "60d").out())
                .doesNotContain("Faster");
        assertThat(hunt(fact, first + later, "--learning", "12h").out()).contains("Faster");
        assertThat(hunt(fact, first + later, "--learning", "30m").out()).contains("Faster");
    }

    private void refused(String why, String... options) throws IOException {
        Run run = hunt("account.new: 'true'", JOURNEY, options);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(why);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        refused("--geo: cannot read", "--geo", folder.resolve("none").toString());
        refused("--geo: ", "--geo", file("a.mmdb", "no database"));
        refused("--networks: cannot read", "--networks", folder.resolve("none").toString());
        refused("'here' is no network", "--networks", file("n.yml", "networks: [{kind: vpn, reason: r, cidr: here}]"));
        refused("no baseline of format 1", "--baseline", file("b.json", "{\"format\":7}"));
        refused("--baseline: ", "--baseline", folder.resolve("none").toString());
        refused("'soon' is no time", "--learning", "soon");
    }
}
