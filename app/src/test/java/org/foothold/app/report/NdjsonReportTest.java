package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.app.Golden;
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
        Path file = SharedData.repo().resolve("docs").resolve("schema").resolve("hunt.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file));

        assertThat(written.lines())
                .hasSize(12)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
        assertThat(schema.validate("{\"kind\":\"finding\"}", InputFormat.JSON)).isNotEmpty();
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
