package org.foothold.formats.mmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.foothold.formats.FormatException;
import org.foothold.formats.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** MaxMind's own test files, read to what their sources say; those made to be damaged are refused. */
class MmdbFileCorpusTest {
    private static final int FILES_AT_LEAST = 30;

    private final Path folder = SharedData.folder("maxmind-test-db");

    private MmdbFile open(String name) throws IOException {
        return MmdbFile.open(folder.resolve("test-data").resolve(name + ".mmdb"));
    }

    private @Nullable Map<String, List<String>> lookup(String file, String address) throws IOException {
        return open(file).lookup(InetAddress.getByName(address).getAddress());
    }

    /** The data of every network that a source lists, flat. */
    private Map<String, Map<String, List<String>>> source(String name) throws IOException {
        Map<String, Map<String, List<String>>> networks = new LinkedHashMap<>();
        String text = Files.readString(folder.resolve("source-data").resolve(name + ".json"));
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    Map<String, List<String>> fields = new TreeMap<>();
                    String network = parser.currentName();
                    parser.nextToken();
                    members(parser, "", fields);
                    networks.put(network, fields);
                }
            }
        }
        return networks;
    }

    private static void members(JsonParser parser, String prefix, Map<String, List<String>> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            value(parser, parser.nextToken(), prefix + parser.currentName(), fields);
        }
    }

    private static void value(JsonParser parser, JsonToken token, String name, Map<String, List<String>> fields) {
        switch (token) {
            case START_OBJECT -> members(parser, name + '.', fields);
            case START_ARRAY -> {
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    value(parser, item, name, fields);
                }
            }
            default -> fields.computeIfAbsent(name, first -> new ArrayList<>()).add(alike(parser.getString()));
        }
    }

    // A source may write 10 where the file has a double.
    private static String alike(String value) {
        return value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
    }

    @Test
    void everyNetworkOfASourceIsReadToWhatTheSourceSays() throws IOException {
        for (String name : List.of(
                "GeoIP2-City-Test",
                "GeoIP2-Country-Test",
                "GeoIP2-ISP-Test",
                "GeoLite2-ASN-Test",
                "GeoIP2-Connection-Type-Test",
                "GeoIP2-Anonymous-IP-Test")) {
            Map<String, Map<String, List<String>>> source = source(name);
            MmdbFile file = open(name);
            int exact = 0;
            for (Map.Entry<String, Map<String, List<String>>> network : source.entrySet()) {
                String first = network.getKey().split("/", 2)[0];
                Map<String, List<String>> found =
                        file.lookup(InetAddress.getByName(first).getAddress());
                assertThat(found).as(name + " " + network.getKey()).isNotNull();
                Map<String, List<String>> same = new TreeMap<>();
                found.forEach((key, values) -> same.put(
                        key, values.stream().map(MmdbFileCorpusTest::alike).toList()));
                exact += same.equals(network.getValue()) ? 1 : 0;
            }
            assertThat(exact).as(name).isEqualTo(source.size()).isPositive();
        }
    }

    @Test
    void readsAllTypesAndPointers() throws IOException {
        assertThat(lookup("MaxMind-DB-test-decoder", "1.1.1.0"))
                .containsEntry("array", List.of("1", "2", "3"))
                .containsEntry("boolean", List.of("true"))
                .containsEntry("bytes", List.of("0000002a"))
                .containsEntry("double", List.of("42.123456"))
                .containsEntry("float", List.of("1.1"))
                .containsEntry("int32", List.of("-268435456"))
                .containsEntry("map.mapX.arrayX", List.of("7", "8", "9"))
                .containsEntry("map.mapX.utf8_stringX", List.of("hello"))
                .containsEntry("uint16", List.of("100"))
                .containsEntry("uint32", List.of("268435456"))
                .containsEntry("uint64", List.of("1152921504606846976"))
                .containsEntry("uint128", List.of("1329227995784915872903807060280344576"))
                .containsEntry("utf8_string", List.of("unicode! ☯ - ♫"));
        assertThat(lookup("MaxMind-DB-string-value-entries", "1.1.1.1")).containsEntry("", List.of("1.1.1.1/32"));
        assertThat(lookup("MaxMind-DB-no-ipv4-search-tree", "1.1.1.1")).containsEntry("", List.of("::/64"));
        assertThat(open("MaxMind-DB-test-metadata-pointers").metadata().type())
                .contains("Lots of pointers in metadata");
    }

    @Test
    void findsTheNetworkOfAnAddressInTreesOfAllSizes() throws IOException {
        for (int size : new int[] {24, 28, 32}) {
            for (int last : new int[] {1, 2, 3, 4, 7, 8, 15, 16, 31}) {
                String network = "1.1.1." + Integer.highestOneBit(last);
                assertThat(lookup("MaxMind-DB-test-ipv4-" + size, "1.1.1." + last))
                        .containsEntry("ip", List.of(network));
                assertThat(lookup("MaxMind-DB-test-mixed-" + size, "1.1.1." + last))
                        .containsEntry("ip", List.of("::" + network));
            }
            assertThat(lookup("MaxMind-DB-test-ipv4-" + size, "1.1.1.33")).isNull();
            assertThat(lookup("MaxMind-DB-test-ipv6-" + size, "::2:0:59")).containsEntry("ip", List.of("::2:0:58"));
            assertThat(lookup("MaxMind-DB-test-mixed-" + size, "::2:0:59")).containsEntry("ip", List.of("::2:0:58"));
            assertThat(lookup("MaxMind-DB-test-ipv6-" + size, "89fa::")).isNull();
            assertThat(open("MaxMind-DB-test-ipv4-" + size).covers(16)).isFalse();
        }
    }

    @Test
    void everyFileThatIsNotDamagedOnPurposeOpens() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("test-data"))) {
            files = all.filter(file -> !file.toString().contains("Invalid-Node-Count"))
                    .toList();
        }

        assertThat(files).hasSizeGreaterThan(FILES_AT_LEAST);
        for (Path file : files) {
            assertThat(MmdbFile.open(file).metadata().nodes())
                    .as(file.toString())
                    .isPositive();
        }
    }

    @Test
    void refusesWhatIsDamagedOnPurpose() throws IOException {
        assertThatThrownBy(() -> open("GeoIP2-City-Test-Invalid-Node-Count")).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> lookup("GeoIP2-City-Test-Broken-Double-Format", "2001:220::1"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("double");
        assertThat(damaged("MaxMind-DB-test-broken-pointers-24")).hasSize(17);
        // Its root leads to its root.
        assertThatThrownBy(() -> lookup("MaxMind-DB-test-broken-search-tree-24", "255.255.255.255"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a node below the root");
    }

    private List<String> damaged(String file) throws IOException {
        List<String> damaged = new ArrayList<>();
        for (int last = 0; last < 256; last++) {
            try {
                lookup(file, "1.1.1." + last);
            } catch (FormatException wrong) {
                damaged.add(last + ": " + wrong.getMessage());
            }
        }
        return damaged;
    }
}
