package org.foothold.sigma.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Join;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Rewrite;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.jspecify.annotations.Nullable;

/** Rules, mappings and events made up from few fragments, so that nearly everything nearly matches. */
final class World {
    private static final Position HERE = new Position("made/up.yml", 3, 5);
    private static final String[] FRAGMENTS = {
        "\\cmd",
        ".exe",
        "power",
        "shell",
        "-enc",
        " ",
        "a",
        "b",
        "ab",
        "AAAA",
        "+",
        "x",
        "\\",
        "/c",
        "σ",
        "Σ",
        "ς",
        "\u212A",
        "k",
        "K",
        "ß",
        "İ",
        "ı",
        "i",
        "\uD83D\uDE00",
        "\uD83D\uDE01",
        "\uD83D",
        "é",
        "É",
        "http://",
        "temp",
        "_1",
        "system32",
        "0",
        "ſ",
        "S",
        "я",
        "Я",
        "\0",
        "\n",
        "mimikatz",
        "downloadstring"
    };
    private static final String[] NUMBERS = {
        "0", "1", "10", "4688", "-1", "007", "1.0", "18446744073709551615", "0x10", "x"
    };
    private static final String[] ADDRESSES = {
        "10.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "::ffff:10.0.0.9", "fe80::1%3", "10.0.0", "-", "10.0.0.256"
    };
    private static final String[] TIMES = {"2024-05-06T07:08:09.1Z", "1715000000", "2024-05-06", "2024", "1715000000000"
    };
    private static final String[] PATTERNS = {
        "ab+",
        "^a",
        "exe$",
        "(?:power|cmd)\\S*shell",
        "[A-Za-z0-9]{4,}",
        "k",
        "a.*b.*x",
        "σ",
        "\\d{2}",
        "(ab|\\+)+x",
        "é",
    };
    private static final String[] CHANNELS = {"Security", "System", "Microsoft-Windows-Sysmon/Operational", "Ünï"};
    private static final String[] FIELDS = {"A", "B", "C", "D", "Channel", "EventID"};
    private static final int[] IDS = {1, 2, 3, 4688};

    private final Random random;
    private final List<String> pool = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();

    World(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            pool.add(fragments(1 + random.nextInt(4)));
        }
        for (int i = 0; i < 3; i++) {
            variants.add(variant(i));
        }
    }

    /** Categories {@code 0} to {@code 3} are logged in one or more ways; others in none. */
    Mappings mappings() {
        return logsource -> switch (String.valueOf(logsource.category())) {
            case "0" -> List.of(variants.get(0));
            case "1" -> List.of(variants.get(0), variants.get(1));
            case "2" -> List.of(variants.get(2));
            case "3" -> variants;
            default -> List.of();
        };
    }

    List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(new Rule(
                    new Position("made/" + i + ".yml", i + 1, 1),
                    random.nextBoolean() ? null : "id-" + i,
                    "Rule é " + i,
                    random.nextBoolean() ? null : "name" + i,
                    "test",
                    pick(Level.values()),
                    new LogSource(Integer.toString(random.nextInt(5)), "windows", random.nextBoolean() ? "x" : null),
                    List.of("attack.t1059", "attack.execution"),
                    condition(3)));
        }
        return rules;
    }

    private Variant variant(int number) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        if (number == 1) {
            fields.put("A", new FieldSource.Raw("B"));
            fields.put("C", new FieldSource.Raw("RawC"));
        } else if (number == 2) {
            List<Rewrite> steps = List.of(
                    new Rewrite.Prefix(List.of(new Rewrite.Replacement("a", "power"))),
                    new Rewrite.Value(List.of(new Rewrite.Replacement("power", "mimikatz"))));
            fields.put("A", new FieldSource.Derived("made:A", List.of("A", "RawC"), new Join.Separated("\\"), steps));
            fields.put("B", new FieldSource.Derived("made:B", List.of("D"), new Join.FirstSaid(), List.of()));
        }
        Condition where = random.nextInt(4) == 0
                ? new Condition.Or(List.of(channel(), new Condition.And(List.of(channel(), id()))))
                : new Condition.And(List.of(channel(), id()));
        return new Variant("variant " + number, where, fields);
    }

    private Condition channel() {
        return predicate("Channel", text(List.of(new Literal(anyCase(pick(CHANNELS)))), false));
    }

    private Condition id() {
        String id = Integer.toString(IDS[random.nextInt(IDS.length)]);
        return random.nextBoolean()
                ? predicate("EventID", text(List.of(new Literal(id)), false))
                : predicate("EventID", new Criterion.Compare(Criterion.Relation.EQUAL, new BigDecimal(id)));
    }

    private Condition condition(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 10);
        return switch (kind) {
            case 5, 6 -> new Condition.And(conditions(depth - 1));
            case 7, 8 -> new Condition.Or(conditions(depth - 1));
            case 9 -> new Condition.Not(condition(depth - 1));
            case 4 -> new Condition.Selection("sel", predicate(), HERE);
            case 3 -> new Condition.Or(List.of(likeCriteria(), likeCriteria()));
            default -> predicate();
        };
    }

    private Condition likeCriteria() {
        return random.nextBoolean() ? id() : predicate("A", text(true));
    }

    private List<Condition> conditions(int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            conditions.add(condition(depth));
        }
        return conditions;
    }

    private Condition predicate() {
        if (random.nextInt(12) == 0) {
            Criterion keyword = random.nextInt(4) == 0 ? regex() : text(random.nextBoolean());
            return predicate(null, keyword);
        }
        String field = random.nextInt(10) == 0 ? pick(FIELDS) : FIELDS[random.nextInt(4)];
        return predicate(field, criterion());
    }

    private static Condition predicate(@Nullable String field, Criterion criterion) {
        return new Condition.Predicate(field, criterion, HERE);
    }

    private Criterion criterion() {
        Criterion.Relation relation = pick(Criterion.Relation.values());
        return switch (random.nextInt(20)) {
            case 0 -> regex();
            case 1 -> cidr();
            case 2 ->
                new Criterion.Compare(
                        relation, new BigDecimal(new String[] {"1", "10", "4688", "0.5"}[random.nextInt(4)]));
            case 3 ->
                new Criterion.TimePart(
                        pick(Criterion.Unit.values()), relation, new int[] {5, 6, 7, 8, 2024, 19}[random.nextInt(6)]);
            case 4 -> new Criterion.Null();
            case 5 -> new Criterion.Exists(random.nextBoolean());
            case 6 ->
                new Criterion.FieldRef(FIELDS[random.nextInt(4)], pick(Criterion.Place.values()), random.nextBoolean());
            default -> text(random.nextInt(3) > 0);
        };
    }

    private Criterion regex() {
        return new Criterion.Regex(pick(PATTERNS), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    private Criterion cidr() {
        return switch (random.nextInt(3)) {
            case 0 -> new Criterion.Cidr(List.of((byte) 10, (byte) 0, (byte) 0, (byte) 0), 8 + random.nextInt(2) * 8);
            case 1 -> new Criterion.Cidr(List.of((byte) 192, (byte) 168, (byte) 1, (byte) 0), 25);
            default -> new Criterion.Cidr(java.util.Collections.nCopies(16, (byte) 0), random.nextInt(128));
        };
    }

    private Criterion text(boolean open) {
        List<Part> parts = new ArrayList<>();
        int literals = random.nextInt(8) == 0 ? random.nextInt(3) : 1;
        if (open && random.nextInt(3) > 0) {
            parts.add(Wildcard.ANY_RUN);
        }
        for (int i = 0; i < literals; i++) {
            if (i > 0) {
                parts.add(random.nextBoolean() ? Wildcard.ANY_ONE : Wildcard.ANY_RUN);
            }
            parts.add(new Literal(literal()));
        }
        if (open && random.nextInt(3) > 0) {
            parts.add(Wildcard.ANY_RUN);
        }
        if (random.nextInt(20) == 0) {
            parts.add(random.nextInt(parts.size() + 1), Wildcard.ANY_ONE);
        }
        return text(parts, random.nextInt(5) == 0);
    }

    private static Criterion text(List<Part> parts, boolean cased) {
        return new Criterion.Text(new TextPattern(parts), cased);
    }

    private String literal() {
        String whole = pool.get(random.nextInt(pool.size()));
        if (random.nextInt(4) == 0) {
            int from = random.nextInt(whole.length());
            whole = whole.substring(from, from + 1 + random.nextInt(whole.length() - from));
        }
        return anyCase(whole);
    }

    /** An event of which many predicates hold. */
    Event event() {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        if (random.nextInt(20) > 0) {
            fields.put("Channel", values(1, () -> anyCase(pick(CHANNELS))));
        }
        if (random.nextInt(20) > 0) {
            fields.put("EventID", values(1, () -> Integer.toString(IDS[random.nextInt(IDS.length)])));
        }
        for (String field : new String[] {"A", "B", "C", "D", "RawC", "Other"}) {
            if (random.nextInt(4) > 0) {
                fields.put(field, values(1 + random.nextInt(8) / 6, this::value));
            }
        }
        return Event.of(fields);
    }

    private List<@Nullable String> values(int count, java.util.function.Supplier<String> maker) {
        List<@Nullable String> values = new ArrayList<>();
        int real = random.nextInt(40) == 0 ? count + 1 : count;
        for (int i = 0; i < real; i++) {
            values.add(random.nextInt(25) == 0 ? null : maker.get());
        }
        return values;
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> pick(NUMBERS);
            case 1 -> pick(ADDRESSES);
            case 2 -> pick(TIMES);
            case 3 -> "";
            case 4 -> fragments(1 + random.nextInt(20));
            default -> {
                String text = anyCase(pool.get(random.nextInt(pool.size())));
                text = random.nextBoolean() ? fragments(random.nextInt(3)) + text : text;
                yield random.nextBoolean() ? text + fragments(random.nextInt(3)) : text;
            }
        };
    }

    private String fragments(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pick(FRAGMENTS));
        }
        return text.toString();
    }

    private String anyCase(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(java.util.Locale.ROOT);
            case 1 -> text.toLowerCase(java.util.Locale.ROOT);
            default -> text;
        };
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
