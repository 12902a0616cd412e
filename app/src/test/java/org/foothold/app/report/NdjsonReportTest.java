package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.foothold.app.Golden;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Target;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.Test;

class NdjsonReportTest {
    private final String written = Samples.written(NdjsonReport::new);

    @Test
    void writesWhatItWroteBefore() {
        Golden.assertGolden("report.ndjson", written);
    }

    @Test
    void writesLinesThatTheSchemaAllows() throws IOException {
        Schema schema = schema();

        assertThat(written.lines())
                .hasSize(13)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
        assertThat(schema.validate("{\"kind\":\"finding\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void listsEveryEventOfACorrelation() throws IOException {
        Finding.Rule rule = Samples.rule("Account made", Level.LOW);
        Finding.Event event = new Finding.Event(
                rule, Instant.parse("2022-03-10T11:02:33Z"), new Target("HOST"), new Origin("a.evtx", 7, false));
        Finding plain = Samples.finding(Samples.rule("Made then used", Level.HIGH), "2022-03-10T12:00:00Z", 9, "x");
        Finding finding = new Finding(
                plain.rule(),
                plain.at(),
                plain.target(),
                plain.origin(),
                plain.evidence(),
                plain.reasons(),
                List.of(event),
                null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NdjsonReport report = new NdjsonReport(bytes)) {
            report.finding(finding);
        }
        String line = bytes.toString(StandardCharsets.UTF_8);

        assertThat(line)
                .contains("\"events\":[{\"path\":\"a.evtx\",\"record\":7,\"at\":\"2022-03-10T11:02:33.000Z\","
                        + "\"target\":\"HOST\",\"rule\":{\"id\":\"7f8c1d2e-0000-4000-8000-000000000001\","
                        + "\"title\":\"Account made\",\"path\":\"windows/security/account_made.yml\"}}]");
        assertThat(schema().validate(line, InputFormat.JSON)).isEmpty();
    }

    private static Schema schema() throws IOException {
        Path file = SharedData.repo().resolve("docs").resolve("schema").resolve("hunt.schema.json");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file));
    }

    @Test
    void putsTheKindFirstInEveryLine() {
        assertThat(written.lines()).allMatch(line -> line.startsWith("{\"kind\":\""));
    }

    @Test
    void writesIntegersAsNumbersAndNothingElse() {
        assertThat(written)
                .contains("\"EventID\":4698,")
                .contains("\"Largest\":18446744073709551615,")
                .contains("\"NoNumber\":\"007\"")
                .contains("\"Nothing\":null,\"Data\":[\"one\",null,\"half \uFFFD pair\"]");
    }

    @Test
    void marksEvidenceFromSlackSpaceOnly() {
        assertThat(written).containsOnlyOnce("\"record\":902,\"carved\":true").doesNotContain("\"carved\":false");
    }
}
