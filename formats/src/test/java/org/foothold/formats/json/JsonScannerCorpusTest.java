package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.foothold.formats.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event of the shared files of JSON, read by the scanner and by Jackson. */
class JsonScannerCorpusTest {
    private final JsonScanner scanner = new JsonScanner();
    private long events;

    @ParameterizedTest
    @CsvSource({
        "security-datasets, 9911",
        "invictus-aws-dataset, 1500",
        "stratus-red-team-logs, 20",
        "panther-labelled-events, 1000"
    })
    void readsWhatJacksonReads(String folder, long least) throws IOException {
        for (Path file : files(SharedData.folder(folder))) {
            try (InputStream in = open(file)) {
                in.mark(JsonLayout.WINDOW);
                byte[] beginning = in.readNBytes(JsonLayout.WINDOW);
                in.reset();
                compare(JsonBlocks.of(in, Objects.requireNonNull(JsonLayout.of(beginning, beginning.length))), file);
            }
        }
        assertThat(events).isGreaterThanOrEqualTo(least);
    }

    private void compare(JsonBlocks blocks, Path file) throws IOException {
        for (JsonBlock block = blocks.next(); block != null; block = blocks.next()) {
            assertThat(block.damages()).as("%s", file).isEmpty();
            for (int n = 0; n < block.size(); n++) {
                if (!block.blank(n)) {
                    scanner.scan(block.bytes(), block.from(n), block.to(n), 0);
                    List<Flat> expected = Flat.parsed(Arrays.copyOfRange(block.bytes(), block.from(n), block.to(n)));
                    assertThat(Flat.of(scanner)).as("%s", file).isEqualTo(expected);
                    events++;
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(".*\\.jsonl?(\\.gz)?"))
                    .filter(file -> !file.endsWith("labels.json"))
                    .sorted()
                    .toList();
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedInputStream(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, JsonLayout.WINDOW);
    }
}
