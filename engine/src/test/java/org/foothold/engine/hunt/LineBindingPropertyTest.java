package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.Shapes;
import org.foothold.formats.SharedData;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.json.JsonBlocks;
import org.foothold.formats.json.JsonLayout;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Random lines, written in any way that JSON allows, against the plain engine that is told the texts themselves. */
class LineBindingPropertyTest {
    private static final Shapes SHAPES =
            Shapes.load(SharedData.repo().resolve("content").resolve("mappings").resolve("shapes"));

    private static final String[] CONDITIONS = {
        "{EventID: 4720}",
        "{EventID: '', Image|contains: a}",
        "{Image|endswith: '\\cmd.exe'}",
        "{Image|startswith: 'C:\\'}",
        "{Image|contains|cased: 'K'}",
        "{Image|re: '^.{3,}\\\\[kK]'}",
        "{Image: null}",
        "{Image: ''}",
        "{Details|contains: [\"\\t\", '/a/']}",
        "{Details|contains: 'straße'}",
        "{Details|contains: '\u212Aatz'}",
        "{Details|fieldref|contains: Image}",
        "[mimikatz]",
        "['\\\\\\\\sekurlsa', 'a\"b/cdefg']",
        "['masterK*y']",
    };

    private static final String[] PIECES = {
        "C:\\",
        "\\cmd.exe",
        "cmd",
        "K",
        "k",
        "\u212A",
        "\u017F",
        "\u0130",
        "\u0131",
        "ß",
        "strasse",
        "straße",
        "STRA\u1E9EE",
        "katz",
        "KATZ",
        "mimi",
        "mimi\u212Aatz",
        "MIMIKATZ",
        "\\\\sekurlsa",
        "a\"b/cdefg",
        "master",
        "y",
        "\t",
        "\r\n",
        "\u0000",
        "\u0001",
        "/a/",
        "\"",
        "\\",
        "\uD83D\uDE00",
        "\uD800",
        " ",
        "4720"
    };

    private static final String[] NAMES = {"Image", "Details", "Message", "a\"b", "c\\", "Other"};

    private final List<Rule> rules = new RuleLoader().read("rules.yml", rules()).rules();
    private final LineJudge judge = judge();
    private final LineEvent event = new LineEvent(SHAPES);
    private final PlainEvaluator plain = new PlainEvaluator();

    private static String rules() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CONDITIONS.length; i++) {
            text.append("""
                    title: Rule %d
                    id: 11111111-0000-4000-8000-0000000000%02d
                    level: low
                    logsource: {product: windows, service: security}
                    detection:
                      it: %s
                      condition: it
                    ---
                    """.formatted(i, i, CONDITIONS[i]));
        }
        return text.toString();
    }

    private static LineJudge judge() {
        RuleBook book = Listened.book(rules());
        return new LineJudge(book, new Verdicts(book, Wanted.EVERYTHING));
    }

    @Property(tries = 400)
    void linesMatchAsTheirTextsDo(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        assertThat(rules).hasSize(CONDITIONS.length);
        List<Map<String, List<@Nullable String>>> events = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            Map<String, List<@Nullable String>> fields = fields(random);
            events.add(fields);
            lines.append(json(fields, random)).append('\n');
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        // What comes again is answered from what is remembered.
        for (int round = 0; round < 3; round++) {
            JsonBlocks blocks = JsonBlocks.of(new ByteArrayInputStream(bytes), JsonLayout.LINES);
            int next = 0;
            for (JsonBlock block = blocks.next(); block != null; block = blocks.next()) {
                for (int n = 0; n < block.size(); n++) {
                    Map<String, List<@Nullable String>> fields = events.get(next++);
                    assertThat(found(block, n)).as("%s", fields).isEqualTo(expected(Event.of(fields)));
                }
            }
            assertThat(next).isEqualTo(events.size());
        }
    }

    private List<Integer> found(JsonBlock block, int n) {
        event.load(block, n);
        List<Found> found = new ArrayList<>();
        judge.visit(event, found);
        return found.stream().map(match -> ((Verdicts.Match) match).index()).toList();
    }

    private List<Integer> expected(Event texts) {
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (Listened.SECURITY.variants(rule.logsource()).stream()
                    .anyMatch(variant -> plain.matches(rule, variant, texts))) {
                matching.add(i);
            }
        }
        return matching;
    }

    private static Map<String, List<@Nullable String>> fields(Random random) {
        List<String> names = new ArrayList<>(List.of(NAMES).subList(0, random.nextInt(NAMES.length + 1)));
        if (random.nextInt(8) > 0) {
            names.add("Channel");
        }
        if (random.nextInt(8) > 0) {
            names.add("EventID");
        }
        if (random.nextBoolean()) {
            Collections.shuffle(names, random);
        }
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        for (String name : names) {
            List<@Nullable String> values = new ArrayList<>();
            for (int left = random.nextInt(6) == 0 ? 2 : 1; left > 0; left--) {
                values.add(random.nextInt(12) == 0 ? null : value(name, random));
            }
            fields.put(name, values);
        }
        return fields;
    }

    private static String value(String name, Random random) {
        if (name.equals("Channel")) {
            return random.nextInt(8) == 0 ? "" : random.nextBoolean() ? "Security" : "SECUR\u0131TY";
        }
        if (name.equals("EventID")) {
            return new String[] {"4720", "1", "04720", ""}[random.nextInt(4)];
        }
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(8); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        // Some are longer than what is remembered.
        return random.nextInt(30) == 0 ? "svchost.exe -k ".repeat(7_000) + text : text.toString();
    }

    private static String json(Map<String, List<@Nullable String>> fields, Random random) {
        StringBuilder line = new StringBuilder("{");
        fields.forEach((name, values) -> {
            line.append(line.length() == 1 ? "" : ",");
            line.append(text(name, random)).append(random.nextBoolean() ? ":" : " : ");
            List<String> written = new ArrayList<>();
            for (String value : values) {
                boolean number = name.equals("EventID") && value != null && value.matches("[1-9]\\d*");
                written.add(value == null ? "null" : number && random.nextBoolean() ? value : text(value, random));
            }
            line.append(written.size() == 1 ? written.getFirst() : written.toString());
        });
        return line.append('}').toString();
    }

    private static String text(String text, Random random) {
        boolean byNumber = random.nextInt(4) == 0;
        StringBuilder written = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = "\"\\/\n\r\t".indexOf(c);
            if (Character.isSurrogate(c) || (c < 0x20 && letter < 0) || (byNumber && random.nextInt(4) == 0)) {
                written.append("\\u%04x".formatted((int) c));
            } else if (letter >= 0 && (letter != 2 || random.nextBoolean())) {
                written.append('\\').append("\"\\/nrt".charAt(letter));
            } else {
                written.append(c);
            }
        }
        return written.append('"').toString();
    }
}
