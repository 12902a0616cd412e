package org.foothold.sigma.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads where the fields of a mapping are found. */
final class FieldReader {
    private static final Set<String> KEYS = Set.of(
            "field",
            "join",
            "with",
            "first",
            "account",
            "registry_data",
            "part",
            "line",
            "before",
            "behind",
            "between",
            "decimal",
            "prefixes",
            "values");
    private static final Set<String> STARTS = Set.of("field", "join", "first", "account", "registry_data");
    private static final int MAX_PART_DIGITS = 2;
    private static final int ACCOUNT_INPUTS = 3;
    private static final int REGISTRY_DATA_INPUTS = 2;

    private FieldReader() {}

    /** Every field of the map, in order; none where there is no map. */
    static Map<String, FieldSource> readAll(@Nullable YamlNode node) throws ContentException {
        Map<String, FieldSource> sources = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry field : Yaml.map(node).entries()) {
                sources.put(field.key().text(), read(field.value()));
            }
        }
        return sources;
    }

    private static FieldSource read(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Scalar) {
            return new FieldSource.Raw(name(node));
        }
        YamlNode.Mapping map = Yaml.map(node);
        Yaml.refuseOthers(map, KEYS);
        YamlNode.Entry start = start(map);
        List<String> inputs = new ArrayList<>();
        for (YamlNode input : Yaml.oneOrMore(start.value())) {
            inputs.add(name(input));
        }
        Join join = join(start, map, inputs.size());
        List<Rewrite> steps = steps(map);
        if (steps.isEmpty() && inputs.size() == 1) {
            throw Yaml.refused(map, "nothing is done to the field; write its name alone");
        }
        return new FieldSource.Derived("made:" + inputs + join + steps, inputs, join, steps);
    }

    private static YamlNode.Entry start(YamlNode.Mapping map) throws ContentException {
        List<YamlNode.Entry> starts = map.entries().stream()
                .filter(entry -> STARTS.contains(entry.key().text()))
                .toList();
        if (starts.size() != 1) {
            throw Yaml.refused(
                    map, "expected one of field, join, first, account, registry_data; found " + starts.size());
        }
        return starts.getFirst();
    }

    private static Join join(YamlNode.Entry start, YamlNode.Mapping map, int inputs) throws ContentException {
        String kind = start.key().text();
        YamlNode with = map.get("with");
        if (with != null && !kind.equals("join")) {
            throw Yaml.refused(with, "'with' belongs to join");
        }
        if (inputs > 1 == kind.equals("field")) {
            throw Yaml.refused(
                    start.value(), inputs > 1 ? "field takes one name" : kind + " takes a list of at least two names");
        }
        if (kind.equals("registry_data") && inputs != REGISTRY_DATA_INPUTS) {
            throw Yaml.refused(start.value(), "registry_data takes the type's and the data's name");
        }
        if (kind.equals("account") && inputs % ACCOUNT_INPUTS != 0) {
            throw Yaml.refused(start.value(), "account takes names of SID, domain and name, once or more");
        }
        return switch (kind) {
            case "account" -> new Join.Account();
            case "first" -> new Join.FirstSaid();
            case "registry_data" -> new Join.RegistryData();
            default -> new Join.Separated(with == null ? "" : Yaml.text(with));
        };
    }

    // The order is fixed, so that a file need not say it: cut out, count, then replace.
    private static List<Rewrite> steps(YamlNode.Mapping map) throws ContentException {
        List<Rewrite> steps = new ArrayList<>();
        YamlNode part = map.get("part");
        if (part != null) {
            steps.add(new Rewrite.Part(number(part)));
        }
        YamlNode line = map.get("line");
        if (line != null) {
            steps.add(new Rewrite.Line(name(line)));
        }
        YamlNode before = map.get("before");
        if (before != null) {
            steps.add(new Rewrite.Before(name(before)));
        }
        YamlNode behind = map.get("behind");
        if (behind != null) {
            steps.add(new Rewrite.Behind(name(behind)));
        }
        YamlNode between = map.get("between");
        if (between != null) {
            steps.add(new Rewrite.Between(Yaml.text(between)));
        }
        YamlNode decimal = map.get("decimal");
        if (decimal != null) {
            if (!Yaml.text(decimal).equals("true")) {
                throw Yaml.refused(decimal, "decimal is true or left out");
            }
            steps.add(new Rewrite.Decimal());
        }
        YamlNode prefixes = map.get("prefixes");
        if (prefixes != null) {
            steps.add(new Rewrite.Prefix(replacements(prefixes)));
        }
        YamlNode values = map.get("values");
        if (values != null) {
            steps.add(new Rewrite.Value(replacements(values)));
        }
        return steps;
    }

    private static List<Rewrite.Replacement> replacements(YamlNode node) throws ContentException {
        List<Rewrite.Replacement> replacements = new ArrayList<>();
        for (YamlNode.Entry entry : Yaml.map(node).entries()) {
            replacements.add(new Rewrite.Replacement(name(entry.key()), Yaml.text(entry.value())));
        }
        if (replacements.isEmpty()) {
            throw Yaml.refused(node, "the map is empty");
        }
        return replacements;
    }

    private static int number(YamlNode node) throws ContentException {
        String text = Yaml.text(node);
        if (text.length() > MAX_PART_DIGITS || !text.matches("[1-9][0-9]*")) {
            throw Yaml.refused(node, "expected a number from 1 to 99, found " + text);
        }
        return Integer.parseInt(text);
    }

    private static String name(YamlNode node) throws ContentException {
        String text = Yaml.text(node);
        if (text.isEmpty()) {
            throw Yaml.refused(node, "the text is empty");
        }
        return text;
    }
}
