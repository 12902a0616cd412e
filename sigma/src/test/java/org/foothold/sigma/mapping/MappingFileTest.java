package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    private static final String HEAD = """
            name: test
            title: A log
            logsource: {product: windows}
            where: {Channel: Log}
            """;

    @Test
    void readsLogSourceConditionsAndFields() {
        MappingSet set = read(HEAD + """
                fields: {A: B}
                mappings:
                  - logsource: {category: process_creation}
                    where: {EventID: [1, 2], Path: 'C:\\*\\x'}
                    fields: {Image: NewProcessName}
                """);

        assertThat(set.problems()).isEmpty();
        Mapping mapping = set.all().getFirst();
        assertThat(mapping.name()).isEqualTo("test windows/process_creation");
        assertThat(mapping.logsource()).isEqualTo(new LogSource("process_creation", "windows", null));
        assertThat(mapping.where().keySet()).containsExactly("Channel", "EventID", "Path");
        assertThat(mapping.where().get("EventID")).containsExactly(TextPattern.literal("1"), TextPattern.literal("2"));
        assertThat(mapping.where().get("Path")).extracting(TextPattern::shape).containsExactly(TextPattern.Shape.GLOB);
        assertThat(mapping.fields())
                .isEqualTo(Map.of("A", new FieldSource.Raw("B"), "Image", new FieldSource.Raw("NewProcessName")));
        assertThat(mapping.position()).hasToString("maps/test.yml:7:5");
    }

    @Test
    void aFieldOfAMappingReplacesThatOfTheFile() {
        MappingSet set = read(HEAD + "fields: {A: B}\nmappings:\n- {fields: {A: C}}\n");

        assertThat(set.all().getFirst().fields()).isEqualTo(Map.of("A", new FieldSource.Raw("C")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {join: [D, N], with: '-'}                      | dom-name
            {first: [Dash, N]}                             | name
            {field: H, decimal: true}                      | 16
            {field: N, values: {name: other}}              | other
            {field: N, prefixes: {na: NA}}                 | NAme
            {field: L, line: 'k='}                         | v
            {field: L, part: 2}                            | k=v
            {field: N, before: m}                          | na
            {field: L, before: v, behind: k}               | =
            {account: [S, D, N]}                           | NT AUTHORITY\\SYSTEM
            {registry_data: [T, X]}                        | DWORD (0x00000005)
            {field: L, part: 2, prefixes: {k=: ''}, values: {v: w}} | w
            """)
    void readsHowAFieldIsMade(String form, String made) {
        MappingSet set = read(HEAD + "mappings:\n- {fields: {F: " + form + "}}\n");

        assertThat(set.problems()).isEmpty();
        assertThat(set.all().getFirst().fields().get("F"))
                .isInstanceOfSatisfying(FieldSource.Derived.class, derived -> {
                    assertThat(derived.of(EVENT)).isEqualTo(made);
                    assertThat(derived.key()).contains(":");
                });
    }

    private static final Event EVENT = Event.of(Map.of(
            "D", List.of("dom"),
            "N", List.of("name"),
            "Dash", List.of("-"),
            "H", List.of("0x10"),
            "L", List.of("a\r\n", "k=v").stream().map(String::strip).toList(),
            "S", List.of("S-1-5-18"),
            "T", List.of("%%1876"),
            "X", List.of("5")));

    @Test
    void fieldsMadeAlikeHaveOneKey() {
        MappingSet set = read(HEAD + """
                mappings:
                - {fields: {F: {field: A, decimal: true}, G: {field: A, decimal: true}, H: {field: B, decimal: true}}}
                """);

        Map<String, FieldSource> fields = set.all().getFirst().fields();
        assertThat(key(fields, "F")).isEqualTo(key(fields, "G")).isNotEqualTo(key(fields, "H"));
    }

    private static String key(Map<String, FieldSource> fields, String name) {
        FieldSource source = fields.get(name);
        assertThat(source).isNotNull();
        return source.key();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {F: {field: A}}                      | 5:25 | nothing is done to the field; write its name alone
            {F: {field: A, decimal: false}}      | 5:45 | decimal is true or left out
            {F: {field: [A, B]}}                 | 5:33 | field takes one name
            {F: {first: [A]}}                    | 5:33 | first takes a list of at least two names
            {F: {join: [A, B], first: [A, B]}}   | 5:25 | expected one of field, join, first, account, registry_data; found 2
            {F: {decimal: true}}                 | 5:25 | expected one of field, join, first, account, registry_data; found 0
            {F: {field: A, with: x, line: b}}    | 5:42 | 'with' belongs to join
            {F: {account: [A, B]}}               | 5:35 | account takes names of SID, domain and name, once or more
            {F: {registry_data: [A, B, C]}}      | 5:41 | registry_data takes the type's and the data's name
            {F: {field: A, part: 0}}             | 5:42 | expected a number from 1 to 99, found 0
            {F: {field: A, values: {}}}          | 5:44 | the map is empty
            {F: {field: A, hex: true}}           | 5:36 | unknown key 'hex', expected one of account, before, behind, between, decimal, field, first, join, line, part, prefixes, registry_data, values, with
            {F: ''}                              | 5:25 | the text is empty
            {F: null}                            | 5:25 | expected a text, found null
            {F: [A]}                             | 5:25 | expected a map, found a list
            """)
    void saysWhereAFieldIsWrong(String fields, String place, String message) {
        MappingSet set = read(HEAD + "mappings: [{fields: " + fields + "}]\n");

        assertThat(set.all()).isEmpty();
        assertThat(set.problems()).singleElement().hasToString("maps/test.yml:" + place + ": " + message);
    }

    @Test
    void aBadMappingCostsItselfOnly() {
        MappingSet set = read(HEAD + "mappings:\n- {where: {Channel: Other}}\n- {where: {EventID: []}}\n- {}\n- 5\n");

        assertThat(set.all()).hasSize(1);
        assertThat(set.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "maps/test.yml:6:3: 'Channel' is already said for the whole file",
                        "maps/test.yml:7:21: the list is empty",
                        "maps/test.yml:9:3: expected a map, found a number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: x                                        | 1:1  | 'name' is missing
            {name: test, mappings: []}                      | 1:1  | 'title' is missing
            {name: test, title: x}                          | 1:1  | 'mappings' is missing
            {name: test, title: x, mappings: []}            | 1:34 | the list is empty
            {name: test, title: x, mappings: {}}            | 1:34 | expected a list, found a map
            {name: other, title: x, mappings: [a]}          | 1:8  | the name is not the file's name
            {name: test, title: x, mapping: []}             | 1:24 | unknown key 'mapping', expected one of fields, logsource, mappings, name, title, where
            {name: p, priority: 1, transformations: []}     | 1:24 | 'transformations' stands at the beginning of a line
            {name: test, title: x, logsource: {type: a}, mappings: [a]} | 1:36 | unknown key 'type', expected one of category, product, service
            {name: test, title: x, mappings: [{where: {A: b}}]}         | 1:35 | the mapping names no log source
            {name: test, title: x, mappings: [{logsource: {service: b}}]} | 1:35 | the mapping does not say where its events are
            [a]                                             | 1:1  | expected a map, found a list
            """)
    void saysWhereAFileIsWrong(String text, String place, String message) {
        MappingSet set = read(text);

        assertThat(set.all()).isEmpty();
        assertThat(set.problems()).singleElement().hasToString("maps/test.yml:" + place + ": " + message);
    }

    @Test
    void leavesPipelinesToOthers() {
        MappingSet set = read("name: test\ntransformations:\n- {type: nothing}\n");

        assertThat(set.all()).isEmpty();
        assertThat(set.problems()).isEmpty();
    }

    static MappingSet read(String text) {
        try {
            return MappingFile.read(YamlReader.readOne("maps/test.yml", text));
        } catch (ContentException broken) {
            return new MappingSet(List.of(), List.of(broken.problem()));
        }
    }
}
