package org.foothold.app.content;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.foothold.engine.artifact.Artifacts;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.yaml.YamlFiles;

/**
 * The folder of what Foothold looks for: rules, filters and mappings. It stands beside the program; the launcher says where
 * by the system property {@code foothold.home}.
 */
public record Content(Path folder) {
    private static final String HOME = "foothold.home";
    private static final String RULE = ".yml";

    /** The content beside this program; empty where there is none. */
    public static Optional<Content> find() {
        String home = System.getProperty(HOME);
        return Optional.ofNullable(home)
                .map(folder -> Path.of(folder).resolve("content"))
                .filter(Files::isDirectory)
                .map(Content::new);
    }

    public Path mappings() {
        return folder.resolve("mappings");
    }

    /** The folders of YAML files that every hunt reads beside the rules. */
    List<Path> folders() {
        return Stream.concat(
                        Stream.of(mappings(), shapes(), enrich(), folder.resolve("accounts")), artifacts().stream())
                .toList();
    }

    /** The artifacts of each system. */
    public List<Path> artifacts() {
        return Stream.of("linux", "macos", "windows")
                .map(folder.resolve("artifacts")::resolve)
                .filter(Files::isDirectory)
                .toList();
    }

    /** How rules find events of logs, and rows of artifacts. */
    public MappingSet mappings(YamlFiles files) {
        return MappingLoader.load(mappings(), files)
                .and(Artifacts.load(artifacts(), files).mappings());
    }

    /** The rules that enrichers hear of. */
    public Path enrich() {
        return folder.resolve("enrich");
    }

    /** The list of the techniques of Persistence. */
    public Path tactic() {
        return folder.resolve("attack").resolve("ta0003.json");
    }

    /** What joins findings to incidents. */
    public Path incidents() {
        return folder.resolve("incidents.yml");
    }

    /** Whether the rule in this file below our rules has a case that fires and a near miss. */
    public boolean hasCases(String rule) {
        String below = rule.endsWith(RULE) ? rule.substring(0, rule.length() - RULE.length()) : rule;
        Path cases = folder.resolve("cases").resolve("rules").resolve(below);
        return Files.exists(cases.resolve("fires.json")) && Files.exists(cases.resolve("near_miss.json"));
    }

    /** What lines of JSON are known by. */
    public Path shapes() {
        return mappings().resolve("shapes");
    }

    /** Our own rules and filters. */
    public List<Path> rules() {
        return Stream.of("rules", "filters")
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .toList();
    }
}
