package org.foothold.sigma.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One detection rule, read and checked (Sigma rules specification 2.1.0).
 *
 * @param id the rule's UUID as written; null where the rule has none
 * @param name the name other documents refer to; null where there is none
 * @param level informational where the rule says nothing
 * @param condition the detection, filters of {@code filter:} documents already joined in
 */
public record Rule(
        Position position,
        @Nullable String id,
        String title,
        @Nullable String name,
        String status,
        Level level,
        LogSource logsource,
        List<String> tags,
        Condition condition) {

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.[tT]\\d{4}(\\.\\d{3})?");

    public Rule {
        tags = List.copyOf(tags);
    }

    /** This rule with another condition. */
    public Rule with(Condition other) {
        return new Rule(position, id, title, name, status, level, logsource, tags, other);
    }

    /** This rule about another log source. */
    public Rule with(LogSource other) {
        return new Rule(position, id, title, name, status, level, other, tags, condition);
    }

    /** ATT&CK technique ids named by the tags, as {@code T1547.001}, in the tags' order. */
    public List<String> techniques() {
        return techniques(tags);
    }

    /** ATT&CK technique ids named by tags. */
    public static List<String> techniques(List<String> tags) {
        return tags.stream()
                .map(Rule::technique)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> technique(String tag) {
        return TECHNIQUE.matcher(tag).matches()
                ? Optional.of("T" + tag.substring("attack.t".length()))
                : Optional.empty();
    }
}
