package org.foothold.engine.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.engine.incident.IncidentRules.PhaseRule;
import org.foothold.engine.incident.IncidentRules.RaiseRule;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code content/incidents.yml}; its form is described in {@code docs/incidents.md}. */
final class IncidentFile {
    private static final Set<String> ROOT = Set.of("alone", "together", "lists", "joins", "phases", "raise");
    private static final Set<String> JOIN =
            Set.of("name", "says", "within", "weight", "most", "anywhere", "account", "as", "never", "fields");
    private static final Set<String> FIELD = Set.of("field", "where", "unless");
    private static final Set<String> PHASE = Set.of("phase", "after", "techniques", "tactics");
    private static final Set<String> RAISE = Set.of("says", "techniques", "phases");
    private static final Map<Character, Duration> UNITS = Map.of(
            's', Duration.ofSeconds(1), 'm', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1));

    /** Digits of a time; a year of seconds has eight. */
    private static final int DIGITS = 8;

    private final Map<String, List<Glob>> lists = new HashMap<>();

    IncidentRules read(YamlNode document) throws ContentException {
        YamlNode.Mapping root = map(document, ROOT);
        YamlNode named = root.get("lists");
        if (named != null) {
            for (YamlNode.Entry entry : Yaml.map(named).entries()) {
                lists.put(
                        entry.key().text(),
                        Yaml.texts(entry.value()).stream().map(Glob::new).toList());
            }
        }
        List<Join> joins = new ArrayList<>();
        for (YamlNode node : items(Yaml.required(root, "joins"))) {
            joins.add(join(map(node, JOIN)));
        }
        List<PhaseRule> phases = new ArrayList<>();
        for (YamlNode node : items(Yaml.required(root, "phases"))) {
            phases.add(phase(map(node, PHASE)));
        }
        List<RaiseRule> raises = new ArrayList<>();
        for (YamlNode node : items(Yaml.required(root, "raise"))) {
            raises.add(raise(map(node, RAISE)));
        }
        return new IncidentRules(
                level(Yaml.required(root, "alone")), level(Yaml.required(root, "together")), joins, phases, raises);
    }

    private Join join(YamlNode.Mapping node) throws ContentException {
        List<Join.Source> fields = new ArrayList<>();
        for (YamlNode item : items(Yaml.required(node, "fields"))) {
            fields.add(source(map(item, FIELD)));
        }
        List<Glob> never = new ArrayList<>();
        YamlNode lists = node.get("never");
        if (lists != null) {
            for (YamlNode name : items(lists)) {
                never.addAll(list(name));
            }
        }
        return new Join(
                Yaml.text(Yaml.required(node, "name")),
                Yaml.text(Yaml.required(node, "says")),
                time(Yaml.required(node, "within")),
                number(Yaml.required(node, "weight"), Join.ENOUGH),
                number(Yaml.required(node, "most"), Integer.MAX_VALUE),
                flag(node.get("anywhere")),
                flag(node.get("account")),
                node.get("as") == null ? Join.Form.TEXT : one(Yaml.required(node, "as"), Join.Form.class),
                never,
                fields);
    }

    private Join.Source source(YamlNode.Mapping node) throws ContentException {
        Map<String, List<String>> where = new LinkedHashMap<>();
        YamlNode wanted = node.get("where");
        if (wanted != null) {
            for (YamlNode.Entry entry : Yaml.map(wanted).entries()) {
                where.put(
                        entry.key().text(),
                        Yaml.texts(entry.value()).stream()
                                .map(value -> value.toLowerCase(Locale.ROOT))
                                .toList());
            }
        }
        Map<String, List<Glob>> unless = new LinkedHashMap<>();
        YamlNode unwanted = node.get("unless");
        if (unwanted != null) {
            for (YamlNode.Entry entry : Yaml.map(unwanted).entries()) {
                unless.put(entry.key().text(), list(entry.value()));
            }
        }
        return new Join.Source(Yaml.text(Yaml.required(node, "field")), where, unless);
    }

    private List<Glob> list(YamlNode name) throws ContentException {
        List<Glob> list = lists.get(Yaml.text(name));
        if (list == null) {
            throw Yaml.refused(
                    name,
                    "there is no list '" + Yaml.text(name) + "', only "
                            + String.join(", ", new TreeSet<>(lists.keySet())));
        }
        return list;
    }

    private static PhaseRule phase(YamlNode.Mapping node) throws ContentException {
        List<Technique> techniques = new ArrayList<>();
        YamlNode ids = node.get("techniques");
        if (ids != null) {
            for (YamlNode id : items(ids)) {
                techniques.add(
                        Technique.of(Yaml.text(id)).orElseThrow(() -> Yaml.refused(id, "expected a technique, T1234")));
            }
        }
        YamlNode tactics = node.get("tactics");
        YamlNode after = node.get("after");
        return new PhaseRule(
                one(Yaml.required(node, "phase"), Phase.class),
                after == null ? Phase.OTHER : one(after, Phase.class),
                techniques,
                tactics == null ? List.of() : Yaml.texts(tactics));
    }

    private static RaiseRule raise(YamlNode.Mapping node) throws ContentException {
        List<List<Phase>> phases = new ArrayList<>();
        YamlNode wanted = node.get("phases");
        if (wanted != null) {
            for (YamlNode any : items(wanted)) {
                List<Phase> choice = new ArrayList<>();
                for (YamlNode phase : items(any)) {
                    choice.add(one(phase, Phase.class));
                }
                phases.add(List.copyOf(choice));
            }
        }
        YamlNode techniques = node.get("techniques");
        return new RaiseRule(
                Yaml.text(Yaml.required(node, "says")),
                techniques == null ? 0 : number(techniques, Integer.MAX_VALUE),
                phases);
    }

    private static Duration time(YamlNode node) throws ContentException {
        String text = Yaml.text(node);
        Duration unit = text.isEmpty() ? null : UNITS.get(text.charAt(text.length() - 1));
        String digits = text.substring(0, Math.max(0, text.length() - 1));
        if (unit == null
                || digits.isEmpty()
                || digits.length() > DIGITS
                || !digits.chars().allMatch(Character::isDigit)) {
            throw Yaml.refused(node, "expected a time such as 30m, 12h or 7d");
        }
        return unit.multipliedBy(Long.parseLong(digits));
    }

    private static int number(YamlNode node, int largest) throws ContentException {
        try {
            int number = Integer.parseInt(Yaml.text(node));
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw Yaml.refused(node, "expected a number from 1 to " + largest);
    }

    private static boolean flag(@Nullable YamlNode node) throws ContentException {
        if (node == null) {
            return false;
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.BOOLEAN) {
            return scalar.text().equalsIgnoreCase("true");
        }
        throw Yaml.refused(node, "expected true or false, found " + node.what());
    }

    private static Level level(YamlNode node) throws ContentException {
        return one(node, Level.class);
    }

    private static <E extends Enum<E>> E one(YamlNode node, Class<E> type) throws ContentException {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(Yaml.text(node))) {
                return constant;
            }
            names.add(name);
        }
        throw Yaml.refused(node, "expected one of " + String.join(", ", names));
    }

    private static List<YamlNode> items(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        throw Yaml.refused(node, "expected a list, found " + node.what());
    }

    private static YamlNode.Mapping map(YamlNode node, Set<String> keys) throws ContentException {
        YamlNode.Mapping mapping = Yaml.map(node);
        Yaml.refuseOthers(mapping, keys);
        return mapping;
    }
}
