package org.foothold.engine.artifact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;

/** Reads one file of {@code content/artifacts}, as {@code docs/adding-an-artifact.md} describes it. */
final class ArtifactFile {
    private static final Set<String> SYSTEMS = Set.of("linux", "macos", "windows");
    private static final Set<String> KEYS =
            Set.of("name", "title", "techniques", "os", "read", "paths", "with", "parts", "references");
    private static final Set<String> PART = Set.of("read", "paths", "with");

    private ArtifactFile() {}

    static Artifact read(YamlNode document) throws ContentException {
        YamlNode.Mapping root = Yaml.map(document);
        Yaml.refuseOthers(root, KEYS);
        YamlNode name = Yaml.required(root, "name");
        if (!Path.of(root.position().path()).endsWith(Yaml.text(name) + ".yml")) {
            throw Yaml.refused(name, "the name is not the file's name");
        }
        YamlNode os = Yaml.required(root, "os");
        if (!SYSTEMS.contains(Yaml.text(os))) {
            throw Yaml.refused(os, "'" + Yaml.text(os) + "' is none of linux, macos, windows");
        }
        List<Technique> techniques = new ArrayList<>();
        YamlNode named = Yaml.required(root, "techniques");
        for (YamlNode each : Yaml.oneOrMore(named)) {
            techniques.add(Technique.of(Yaml.text(each))
                    .orElseThrow(() -> Yaml.refused(each, "expected a technique such as T1053.003")));
        }
        return new Artifact(
                name.position(),
                Yaml.text(name),
                Yaml.text(Yaml.required(root, "title")),
                Yaml.text(os),
                techniques,
                parts(root));
    }

    private static List<Artifact.Part> parts(YamlNode.Mapping root) throws ContentException {
        YamlNode several = root.get("parts");
        if (several == null) {
            return List.of(part(root));
        }
        if (root.get("read") != null || root.get("paths") != null || root.get("with") != null) {
            throw Yaml.refused(several, "an artifact of several parts says in each of them how it is read");
        }
        List<Artifact.Part> parts = new ArrayList<>();
        for (YamlNode each : Yaml.list(several)) {
            YamlNode.Mapping part = Yaml.map(each);
            Yaml.refuseOthers(part, PART);
            parts.add(part(part));
        }
        return parts;
    }

    private static Artifact.Part part(YamlNode.Mapping map) throws ContentException {
        YamlNode read = Yaml.required(map, "read");
        YamlNode paths = Yaml.required(map, "paths");
        for (YamlNode path : Yaml.oneOrMore(paths)) {
            if (!Yaml.text(path).startsWith("/") && !Yaml.text(path).startsWith("~/")) {
                throw Yaml.refused(path, "a path begins with / or, for every home, with ~/");
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        YamlNode with = map.get("with");
        if (with != null) {
            for (YamlNode.Entry entry : Yaml.map(with).entries()) {
                options.put(entry.key().text(), Yaml.text(entry.value()));
            }
        }
        return new Artifact.Part(Yaml.text(read), Yaml.texts(paths), options);
    }
}
