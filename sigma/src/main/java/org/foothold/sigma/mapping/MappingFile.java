package org.foothold.sigma.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads one file of mappings; its form is described in {@code docs/mappings.md}. */
final class MappingFile {
    private static final Set<String> KEYS = Set.of("name", "title", "logsource", "where", "fields", "mappings");
    private static final Set<String> MAPPING_KEYS = Set.of("logsource", "where", "fields");
    private static final Set<String> LOGSOURCE_KEYS = Set.of("product", "category", "service");

    private final String name;
    private final Map<String, String> logsource;
    private final Map<String, List<TextPattern>> where;
    private final Map<String, FieldSource> fields;

    private MappingFile(YamlNode.Mapping root) throws ContentException {
        name = Yaml.text(Yaml.required(root, "name"));
        Yaml.text(Yaml.required(root, "title"));
        logsource = logsource(root.get("logsource"));
        where = where(root.get("where"));
        fields = FieldReader.readAll(root.get("fields"));
    }

    /** The mappings of a file's document; what could not be used is in the problems. */
    static MappingSet read(YamlNode document) {
        List<Mapping> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try {
            YamlNode.Mapping root = Yaml.map(document);
            if (isPipeline(root)) {
                return new MappingSet(List.of(), List.of());
            }
            Yaml.refuseOthers(root, KEYS);
            MappingFile file = new MappingFile(root);
            if (!Path.of(root.position().path()).endsWith(file.name + ".yml")) {
                throw Yaml.refused(Yaml.required(root, "name"), "the name is not the file's name");
            }
            for (YamlNode entry : Yaml.list(Yaml.required(root, "mappings"))) {
                try {
                    all.add(file.mapping(Yaml.map(entry)));
                } catch (ContentException e) {
                    problems.add(e.problem());
                }
            }
        } catch (ContentException e) {
            problems.add(e.problem());
        }
        return new MappingSet(all, problems);
    }

    // A pipeline changes rules and says nothing of logs. Those who look for one look at the beginnings of lines.
    private static boolean isPipeline(YamlNode.Mapping root) throws ContentException {
        for (YamlNode.Entry entry : root.entries()) {
            if (entry.key().text().equals("transformations")) {
                if (entry.key().position().column() > 1) {
                    throw Yaml.refused(entry.key(), "'transformations' stands at the beginning of a line");
                }
                return true;
            }
        }
        return false;
    }

    private Mapping mapping(YamlNode.Mapping entry) throws ContentException {
        Yaml.refuseOthers(entry, MAPPING_KEYS);
        Map<String, String> parts = joined(logsource, logsource(entry.get("logsource")), entry);
        Map<String, List<TextPattern>> conditions = joined(where, where(entry.get("where")), entry);
        if (parts.isEmpty()) {
            throw Yaml.refused(entry, "the mapping names no log source");
        }
        if (conditions.isEmpty()) {
            throw Yaml.refused(entry, "the mapping does not say where its events are");
        }
        Map<String, FieldSource> sources = new LinkedHashMap<>(fields);
        sources.putAll(FieldReader.readAll(entry.get("fields")));
        return new Mapping(
                entry.position(),
                name + " " + String.join("/", parts.values()),
                new LogSource(parts.get("category"), parts.get("product"), parts.get("service")),
                conditions,
                sources);
    }

    private static <V> Map<String, V> joined(Map<String, V> ofFile, Map<String, V> own, YamlNode entry)
            throws ContentException {
        Map<String, V> joined = new LinkedHashMap<>(ofFile);
        for (Map.Entry<String, V> part : own.entrySet()) {
            if (joined.put(part.getKey(), part.getValue()) != null) {
                throw Yaml.refused(entry, "'" + part.getKey() + "' is already said for the whole file");
            }
        }
        return joined;
    }

    private static Map<String, String> logsource(@Nullable YamlNode node) throws ContentException {
        Map<String, String> parts = new LinkedHashMap<>();
        if (node != null) {
            Yaml.refuseOthers(Yaml.map(node), LOGSOURCE_KEYS);
            for (YamlNode.Entry part : Yaml.map(node).entries()) {
                parts.put(part.key().text(), Yaml.text(part.value()));
            }
        }
        return parts;
    }

    private static Map<String, List<TextPattern>> where(@Nullable YamlNode node) throws ContentException {
        Map<String, List<TextPattern>> conditions = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry condition : Yaml.map(node).entries()) {
                List<TextPattern> patterns = new ArrayList<>();
                for (YamlNode value : Yaml.oneOrMore(condition.value())) {
                    patterns.add(pattern(Yaml.text(value)));
                }
                conditions.put(condition.key().text(), patterns);
            }
        }
        return conditions;
    }

    // Channels and paths hold backslashes but never a star, so no escape is needed here.
    private static TextPattern pattern(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', start)) {
            parts.add(new Literal(text.substring(start, star)));
            parts.add(Wildcard.ANY_RUN);
            start = star + 1;
        }
        parts.add(new Literal(text.substring(start)));
        return new TextPattern(parts);
    }
}
