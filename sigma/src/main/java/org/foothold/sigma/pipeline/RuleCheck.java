package org.foothold.sigma.pipeline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** A condition of a step on the rule as a whole. */
@FunctionalInterface
interface RuleCheck {
    Set<String> STRUCTURES = Set.of("logsource", "detection", "correlation", "filter", "related", "aliases");
    List<String> STATUSES = List.of("unsupported", "deprecated", "experimental", "test", "stable");

    boolean holds(Run run) throws ContentException;

    /** Reads a condition by its type. */
    static RuleCheck read(Params params) throws ContentException {
        YamlNode type = params.required("type");
        return switch (Yaml.text(type)) {
            case "logsource" -> logsource(params);
            case "contains_field" -> containsField(params);
            case "contains_detection_item" -> containsItem(params);
            case "processing_item_applied" -> {
                String id = params.text("processing_item_id");
                yield run -> run.applied().contains(id);
            }
            case "processing_state" -> state(params);
            case "is_sigma_rule" -> run -> !run.subject().correlation();
            case "is_sigma_correlation_rule" -> run -> run.subject().correlation();
            case "rule_attribute" -> attribute(params);
            case "tag" -> tag(params);
            default -> throw Yaml.refused(type, "there is no rule condition '" + Yaml.text(type) + "'");
        };
    }

    /** The condition on what steps before have remembered, which stands for rules, items and fields alike. */
    static RuleCheck state(Params params) throws ContentException {
        String key = params.text("key");
        Scalar value = params.scalar("val");
        Comparison comparison = Comparison.of(params.word("op", Comparison.WORDS));
        return run -> {
            Scalar kept = run.state().get(key);
            return kept != null && comparison.holds(kept, value);
        };
    }

    private static RuleCheck logsource(Params params) throws ContentException {
        String category = params.textOrNull("category");
        String product = params.textOrNull("product");
        String service = params.textOrNull("service");
        if (category == null && product == null && service == null) {
            throw Yaml.refused(params.map(), "the condition names no category, product or service");
        }
        return run -> {
            Set<LogSource> sources = run.source() == null ? run.sources() : Set.of(run.source());
            return sources.stream()
                    .anyMatch(source -> isWithin(category, source.category())
                            && isWithin(product, source.product())
                            && isWithin(service, source.service()));
        };
    }

    private static boolean isWithin(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }

    private static RuleCheck containsField(Params params) throws ContentException {
        String field = params.text("field");
        return run -> Walk.items(run.detections()).stream().anyMatch(item -> field.equals(item.field()));
    }

    private static RuleCheck containsItem(Params params) throws ContentException {
        String field = params.text("field");
        Scalar value = params.scalar("value");
        return run -> {
            for (Term.Item item : Walk.items(run.detections())) {
                for (Value one : item.values()) {
                    boolean cased = one instanceof Value.Text text && text.cased();
                    if (field.equals(item.field()) && !cased && ItemCheck.is(one, value)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private static RuleCheck tag(Params params) throws ContentException {
        YamlNode tag = params.required("tag");
        String text = Yaml.text(tag);
        if (text.indexOf('.') < 0) {
            throw Yaml.refused(tag, "a tag has a namespace, a dot and a name");
        }
        return run -> run.subject().tags().contains(text);
    }

    private static RuleCheck attribute(Params params) throws ContentException {
        String name = params.text("attribute");
        Scalar value = params.scalar("value");
        String op = params.word("op", "eq", "ne", "gte", "gt", "lte", "lt", "in", "not_in");
        YamlNode at = params.map();
        if (STRUCTURES.contains(name)) {
            throw Yaml.refused(at, "'" + name + "' is no attribute that can be compared");
        }
        return run -> {
            YamlNode written = run.subject().document().get(name);
            YamlNode node = written == null ? run.attributes().get(name) : written;
            return switch (node) {
                case null -> false;
                case YamlNode.Mapping map ->
                    throw run.refused("the attribute '" + name + "' is a map, which the condition at " + at.position()
                            + " cannot compare");
                case YamlNode.Sequence list -> isAmong(list, value, op);
                case Scalar scalar -> compares(run, name, scalar, value, op, at);
            };
        };
    }

    private static boolean isAmong(YamlNode.Sequence list, Scalar value, String op) throws ContentException {
        boolean found = false;
        for (YamlNode item : list.items()) {
            found |= item instanceof Scalar scalar && Comparison.EQ.holds(scalar, value);
        }
        return switch (op) {
            case "in" -> found;
            case "not_in" -> !found;
            default -> op.equals("ne");
        };
    }

    private static boolean compares(Run run, String name, Scalar scalar, Scalar value, String op, YamlNode at)
            throws ContentException {
        if (op.equals("in") || op.equals("not_in")) {
            throw run.refused(
                    "the attribute '" + name + "' is no list, as the condition at " + at.position() + " needs");
        }
        Comparison comparison = Comparison.of(op);
        Comparator<String> order = order(name);
        if (order != null) {
            try {
                return comparison.holds(order.compare(scalar.text(), value.text()));
            } catch (DateTimeException | IllegalArgumentException unknown) {
                throw run.refused("the condition at " + at.position() + " cannot compare the " + name + " '"
                        + scalar.text() + "' with '" + value.text() + "'");
            }
        }
        if (Comparison.number(scalar) == null && comparison != Comparison.EQ && comparison != Comparison.NE) {
            throw run.refused(
                    "the attribute '" + name + "' has no order, as the condition at " + at.position() + " needs");
        }
        return comparison.holds(scalar, value);
    }

    private static @Nullable Comparator<String> order(String attribute) {
        return switch (attribute) {
            case "level" -> Comparator.comparing(RuleCheck::level);
            case "status" -> Comparator.comparingInt(RuleCheck::status);
            case "date", "modified" -> Comparator.comparing(text -> LocalDate.parse(text.replace('/', '-')));
            default -> null;
        };
    }

    private static Level level(String text) {
        Optional<Level> level = Level.of(text.toLowerCase(Locale.ROOT));
        return level.orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static int status(String text) {
        int at = STATUSES.indexOf(text.toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw new IllegalArgumentException(text);
        }
        return at;
    }
}
