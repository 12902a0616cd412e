package org.foothold.sigma.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Threshold;
import org.foothold.sigma.correlation.Threshold.Bound;
import org.foothold.sigma.correlation.Threshold.Relation;
import org.foothold.sigma.load.CorrelationDraft.Reference;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads one document into a correlation (Sigma correlation rules specification 2.1.0). */
final class CorrelationReader {
    /** Digits of a timespan, so that no arithmetic with it overflows; the specification's schema has ten characters. */
    private static final Pattern TIMESPAN = Pattern.compile("(\\d{1,9})([smhd])");

    /** References of one correlation; ordered chains take the square of it in memory for each group. */
    private static final int MAX_RULES = 32;

    /** Group-by fields, aliases and fields of a condition: more is no correlation that somebody wrote. */
    private static final int MAX_FIELDS = 32;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private CorrelationReader() {}

    static CorrelationDraft read(YamlNode.Mapping root, YamlNode section, Reading reading) throws ContentException {
        if (!(section instanceof YamlNode.Mapping map)) {
            throw wrong(section.position(), "the correlation is a map, not " + section.what());
        }
        String title = Header.title(root, reading);
        Header.warnOfTaxonomy(root, reading);
        RuleReader.status(root, reading);
        YamlNode name = root.get("name");
        Correlation.Type type = type(map);
        List<Reference> references = references(map);
        Correlation unlinked = new Correlation(
                root.position(),
                Header.id(root, reading),
                title,
                name == null ? null : Header.text(name, "name"),
                RuleReader.level(root),
                RuleReader.tags(root, reading),
                type,
                List.of(),
                texts(map.get("group-by"), "group-by").stream()
                        .map(Reference::text)
                        .toList(),
                timespan(map),
                threshold(map, type, references.size(), reading),
                generate(root) || generate(map));
        return new CorrelationDraft(root, unlinked, references, aliases(map));
    }

    private static Correlation.Type type(YamlNode.Mapping map) throws ContentException {
        YamlNode node = needed(map, "type");
        String text = Header.text(node, "type");
        Optional<Correlation.Type> type = Correlation.Type.of(text);
        return type.orElseThrow(() -> wrong(node.position(), "the correlation type '" + text + "' is unknown"));
    }

    private static List<Reference> references(YamlNode.Mapping map) throws ContentException {
        YamlNode node = needed(map, "rules");
        List<Reference> references = texts(node, "rules");
        if (references.isEmpty()) {
            throw wrong(node.position(), "the list of rules is empty");
        }
        return references;
    }

    /** A list of different texts, or a single one. */
    private static List<Reference> texts(@Nullable YamlNode node, String what) throws ContentException {
        if (node == null) {
            return List.of();
        }
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        int most = what.equals("rules") ? MAX_RULES : MAX_FIELDS;
        if (items.size() > most) {
            throw wrong(node.position(), "'" + what + "' has more than " + most + " members");
        }
        List<Reference> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode item : items) {
            String text = Header.text(item, "member of '" + what + "'");
            if (!seen.add(text)) {
                throw wrong(item.position(), "'" + text + "' stands twice in '" + what + "'");
            }
            texts.add(new Reference(text, item.position()));
        }
        return texts;
    }

    private static Duration timespan(YamlNode.Mapping map) throws ContentException {
        YamlNode node = needed(map, "timespan");
        String text = Header.text(node, "timespan");
        Matcher matcher = TIMESPAN.matcher(text);
        if (!matcher.matches()) {
            throw wrong(node.position(), "the timespan '" + text + "' is not a number and one of s, m, h, d");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Threshold threshold(YamlNode.Mapping map, Correlation.Type type, int rules, Reading reading)
            throws ContentException {
        YamlNode node = map.get("condition");
        if (node == null && type.temporal()) {
            Bound all = new Bound(Relation.GTE, BigDecimal.valueOf(rules));
            return new Threshold(List.of(all), List.of(), Threshold.MEDIAN);
        }
        if (!(needed(map, "condition") instanceof YamlNode.Mapping condition)) {
            throw wrong(needed(map, "condition").position(), "the condition of a correlation is a map of comparisons");
        }
        List<Bound> bounds = new ArrayList<>();
        List<String> fields = List.of();
        BigDecimal percentile = null;
        for (YamlNode.Entry entry : condition.entries()) {
            String key = entry.key().text();
            Optional<Relation> relation = Relation.of(key);
            if (relation.isPresent()) {
                bounds.add(new Bound(relation.get(), number(entry.value(), key)));
            } else if (key.equals("field")) {
                fields = texts(entry.value(), "field").stream()
                        .map(Reference::text)
                        .toList();
            } else if (key.equals("percentile")) {
                percentile = percentile(entry.value());
            } else {
                throw wrong(entry.key().position(), "'" + key + "' is not part of a correlation's condition");
            }
        }
        if (bounds.isEmpty()) {
            throw wrong(condition.position(), "the condition compares with nothing: gt, gte, lt, lte, eq or neq");
        }
        checkFields(condition.position(), type, fields);
        if (percentile == null && type == Correlation.Type.VALUE_PERCENTILE) {
            reading.warn(condition.position(), Reason.CORRELATION, "without a percentile the median is taken");
        }
        return new Threshold(bounds, fields, percentile == null ? Threshold.MEDIAN : percentile);
    }

    private static void checkFields(Position position, Correlation.Type type, List<String> fields)
            throws ContentException {
        if (type.ofValues() && fields.isEmpty()) {
            throw wrong(position, "the condition of " + type.text() + " needs a field");
        }
        if (!type.ofValues() && !fields.isEmpty()) {
            throw wrong(position, "the condition of " + type.text() + " has no field");
        }
        if (type.numeric() && fields.size() > 1) {
            throw wrong(position, "the condition of " + type.text() + " has one field");
        }
    }

    private static BigDecimal number(YamlNode node, String what) throws ContentException {
        BigDecimal number = Decimal.parse(Header.text(node, what));
        if (number == null) {
            throw wrong(node.position(), "'" + what + "' compares with a number");
        }
        return number;
    }

    private static BigDecimal percentile(YamlNode node) throws ContentException {
        BigDecimal percentile = number(node, "percentile");
        if (percentile.signum() <= 0 || percentile.compareTo(HUNDRED) > 0) {
            throw wrong(node.position(), "a percentile is above 0 and at most 100");
        }
        return percentile;
    }

    private static boolean generate(YamlNode.Mapping map) throws ContentException {
        YamlNode node = map.get("generate");
        if (node == null) {
            return false;
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.BOOLEAN) {
            return scalar.text().equalsIgnoreCase("true");
        }
        throw wrong(node.position(), "'generate' is true or false");
    }

    private static Map<String, Map<String, Reference>> aliases(YamlNode.Mapping map) throws ContentException {
        YamlNode node = map.get("aliases");
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof YamlNode.Mapping names) || names.entries().size() > MAX_FIELDS) {
            throw wrong(node.position(), "the aliases are a map of at most " + MAX_FIELDS + " names");
        }
        Map<String, Map<String, Reference>> aliases = new LinkedHashMap<>();
        for (YamlNode.Entry alias : names.entries()) {
            if (!(alias.value() instanceof YamlNode.Mapping fields)) {
                throw wrong(alias.value().position(), "an alias is a map from a rule's name to a field");
            }
            Map<String, Reference> byRule = new LinkedHashMap<>();
            for (YamlNode.Entry field : fields.entries()) {
                String name = Header.text(field.value(), "field of an alias");
                byRule.put(field.key().text(), new Reference(name, field.key().position()));
            }
            aliases.put(alias.key().text(), byRule);
        }
        return aliases;
    }

    private static YamlNode needed(YamlNode.Mapping map, String key) throws ContentException {
        YamlNode node = map.get(key);
        if (node == null) {
            throw wrong(map.position(), "the correlation has no '" + key + "'");
        }
        return node;
    }

    private static ContentException wrong(Position position, String message) {
        return new ContentException(position, Reason.CORRELATION, message);
    }
}
