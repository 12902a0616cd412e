package org.foothold.engine.enrich.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** By which names accounts of services are known, {@code *} standing for any text at one end or both. */
public record ServiceNames(List<String> patterns) {
    /** None. */
    public static final ServiceNames NONE = new ServiceNames(List.of());

    public ServiceNames {
        patterns = patterns.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /** Reads a file of names, each with the reason why it stands there. */
    public static ServiceNames read(YamlNode document) throws ContentException {
        YamlNode.Mapping root = Yaml.map(document);
        Yaml.refuseOthers(root, Set.of("title", "names"));
        List<String> patterns = new ArrayList<>();
        for (YamlNode item : Yaml.items(Yaml.required(root, "names"))) {
            YamlNode.Mapping entry = Yaml.map(item);
            Yaml.refuseOthers(entry, Set.of("name", "reason"));
            Yaml.text(Yaml.required(entry, "reason"));
            String pattern = Yaml.text(Yaml.required(entry, "name"));
            String inner = inner(pattern);
            if (inner.isEmpty() || inner.indexOf('*') >= 0) {
                throw Yaml.refused(entry, "'" + pattern + "' is no name with * at its ends only");
            }
            patterns.add(pattern);
        }
        return new ServiceNames(patterns);
    }

    /** Whether an account of this name or id is one of a service; what stands before a backslash is no part of a name. */
    boolean has(@Nullable String name, @Nullable String id) {
        return matches(name) || matches(id);
    }

    private static String inner(String pattern) {
        int start = pattern.startsWith("*") ? 1 : 0;
        int end = pattern.length() - (pattern.endsWith("*") ? 1 : 0);
        return start < end ? pattern.substring(start, end) : "";
    }

    private boolean matches(@Nullable String written) {
        if (written == null) {
            return false;
        }
        String text = written.substring(written.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        for (String pattern : patterns) {
            boolean before = pattern.startsWith("*");
            boolean behind = pattern.endsWith("*");
            String part = inner(pattern);
            boolean fits = before
                    ? behind ? text.contains(part) : text.endsWith(part)
                    : behind ? text.startsWith(part) : text.equals(part);
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
