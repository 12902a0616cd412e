package org.foothold.engine.enrich.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.engine.enrich.Heard;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.text.Address;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * What a feeder's matches say of accounts: the part {@code account:} of its rule, as {@code docs/accounts.md} describes it.
 *
 * @param act what the account did, or what was done to it
 * @param realm whose account it is
 * @param ofTarget whether it is an account of one target only
 * @param parts for each part of a sighting the fields that may hold it, the first that does counts
 * @param templates for a field the templates that take parts out of its text
 * @param strip what is cut from the start of ids and names
 */
record Feeder(
        String rule,
        Act act,
        String realm,
        boolean ofTarget,
        boolean interactive,
        boolean admin,
        @Nullable String kind,
        Map<String, List<String>> parts,
        Map<String, List<Template>> templates,
        List<String> strip) {
    /** The parts of a sighting that come from fields of the event. */
    private static final Set<String> PARTS = new TreeSet<>(Set.of(
            "id", "name", "domain", "address", "device", "credential", "country", "provider", "latitude", "longitude"));

    private static final Set<String> OTHERS =
            Set.of("act", "realm", "scope", "interactive", "admin", "kind", "texts", "strip");

    /** Characters of a text that are looked through; messages of logons have a few hundred. */
    private static final int MOST_CHARACTERS = 4_096;

    /** Reads what stands under {@code account:} in the rule of this name. */
    static Feeder read(String rule, YamlNode node) throws ContentException {
        YamlNode.Mapping root = Yaml.map(node);
        Set<String> known = new TreeSet<>(PARTS);
        known.addAll(OTHERS);
        Yaml.refuseOthers(root, known);
        YamlNode written = Yaml.required(root, "act");
        Act act = Act.of(Yaml.text(written));
        if (act == null) {
            throw Yaml.refused(written, "'" + Yaml.text(written) + "' is nothing that an account does");
        }
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String part : PARTS) {
            parts.put(part, Yaml.texts(root.get(part)));
        }
        YamlNode kind = root.get("kind");
        return new Feeder(
                rule,
                act,
                Yaml.text(Yaml.required(root, "realm")),
                is(root, "scope", "target"),
                is(root, "interactive", "true"),
                is(root, "admin", "true"),
                kind == null ? null : Yaml.text(kind),
                Map.copyOf(parts),
                templates(root.get("texts")),
                Yaml.texts(root.get("strip")));
    }

    private static boolean is(YamlNode.Mapping root, String key, String value) throws ContentException {
        YamlNode node = root.get(key);
        if (node != null && !Yaml.text(node).equals(value)) {
            throw Yaml.refused(node, "'" + key + "' can only be " + value);
        }
        return node != null;
    }

    private static Map<String, List<Template>> templates(@Nullable YamlNode node) throws ContentException {
        Map<String, List<Template>> all = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry entry : Yaml.map(node).entries()) {
                List<Template> templates = new ArrayList<>();
                for (YamlNode item : Yaml.items(entry.value())) {
                    templates.add(template(item));
                }
                all.put(entry.key().text(), List.copyOf(templates));
            }
        }
        return Map.copyOf(all);
    }

    private static Template template(YamlNode node) throws ContentException {
        try {
            Template template = new Template(Yaml.text(node));
            if (!PARTS.containsAll(template.names())) {
                throw Yaml.refused(node, "a brace names something else than " + String.join(", ", PARTS));
            }
            return template;
        } catch (IllegalArgumentException wrong) {
            throw Yaml.refused(node, String.valueOf(wrong.getMessage()));
        }
    }

    /** The fields that it needs. */
    List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        parts.values().forEach(fields::addAll);
        fields.addAll(templates.keySet());
        return List.copyOf(fields);
    }

    /** What an event that the rule matched says; null where it names no account. */
    @Nullable
    Sighting sighting(Heard heard) {
        Map<String, String> taken = new HashMap<>();
        templates.forEach((field, all) -> {
            String text = heard.value(field);
            if (text != null) {
                take(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text, all, taken);
            }
        });
        String id = stripped(part("id", heard, taken));
        String name = stripped(part("name", heard, taken));
        String domain = part("domain", heard, taken);
        if (id == null && name == null) {
            return null;
        }
        return new Sighting(
                act,
                heard.at(),
                ofTarget ? realm + '@' + heard.target() : realm,
                id,
                name == null || domain == null ? name : domain + '\\' + name,
                heard.target(),
                address(part("address", heard, taken)),
                part("device", heard, taken),
                interactive,
                admin,
                part("credential", heard, taken),
                kind,
                new Whereabouts(
                        part("country", heard, taken),
                        part("provider", heard, taken),
                        Whereabouts.Point.of(part("latitude", heard, taken), part("longitude", heard, taken))));
    }

    private static void take(String text, List<Template> templates, Map<String, String> taken) {
        String message = text.strip();
        for (Template template : templates) {
            if (template.read(message, taken)) {
                return;
            }
        }
    }

    private @Nullable String part(String part, Heard heard, Map<String, String> taken) {
        String found = taken.get(part);
        if (found != null) {
            return isNothing(found) ? null : found;
        }
        for (String field : parts.getOrDefault(part, List.of())) {
            for (String value : heard.values(field)) {
                if (!isNothing(value)) {
                    return value;
                }
            }
        }
        return null;
    }

    private static boolean isNothing(String value) {
        return value.isEmpty() || value.equals("-");
    }

    private @Nullable String stripped(@Nullable String text) {
        if (text != null) {
            for (String start : strip) {
                if (text.startsWith(start)) {
                    return text.substring(start.length());
                }
            }
        }
        return text;
    }

    // Logs also write names of machines, services and LOCAL where an address is looked for.
    private static @Nullable String address(@Nullable String text) {
        return text == null || Address.parse(text) == null ? null : text;
    }
}
