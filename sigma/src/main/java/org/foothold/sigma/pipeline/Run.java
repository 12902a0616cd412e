package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** One rule or correlation on its way through the steps: what it has become, and all that steps remember of it. */
final class Run {
    /** Characters that steps may write into one rule, so that doubling steps end. */
    private static final long MAX_CHARACTERS = 8 << 20;

    private final Subject subject;
    private final Placeholders vars;
    private final Map<String, YamlNode.Scalar> state = new HashMap<>();
    private final Map<String, YamlNode> attributes = new HashMap<>();
    private final Set<String> applied = new HashSet<>();
    private final Map<String, Set<String>> appliedToFields = new HashMap<>();
    private final Set<String> mapped = new HashSet<>();
    private final Set<LogSource> sources;
    private final List<Problem> warnings = new ArrayList<>();
    private List<Detection> detections;
    private CorrelationFields fields;
    private @Nullable LogSource source;
    private long values;
    private long characters;

    /** A rule with its filters, or a correlation, which has neither detections nor a log source of its own. */
    Run(Subject subject, Placeholders vars, List<Detection> detections, CorrelationFields fields) {
        this.subject = subject;
        this.vars = vars;
        this.detections = List.copyOf(detections);
        this.fields = fields;
        sources = new LinkedHashSet<>(subject.sources());
        source = subject.correlation() ? null : subject.sources().iterator().next();
    }

    Subject subject() {
        return subject;
    }

    Placeholders vars() {
        return vars;
    }

    Map<String, YamlNode.Scalar> state() {
        return state;
    }

    /** Attributes that steps have set. */
    Map<String, YamlNode> attributes() {
        return attributes;
    }

    /** Ids of the steps that were applied. */
    Set<String> applied() {
        return applied;
    }

    /** Ids of the steps that led to a field of a list of fields. */
    Set<String> appliedTo(String field) {
        return appliedToFields.getOrDefault(field, Set.of());
    }

    void moved(String from, List<String> to, @Nullable String id) {
        if (to.equals(List.of(from))) {
            return;
        }
        Set<String> ids = new HashSet<>(appliedTo(from));
        if (id != null) {
            ids.add(id);
        }
        // The old name stays marked: the same list may name the field again.
        to.forEach(field -> appliedToFields.put(field, ids));
    }

    /** Names that a mapping of fields took or gave. */
    Set<String> mapped() {
        return mapped;
    }

    List<Detection> detections() {
        return detections;
    }

    void detections(List<Detection> others) {
        detections = List.copyOf(others);
    }

    CorrelationFields fields() {
        return fields;
    }

    void fields(CorrelationFields others) {
        fields = others;
    }

    /** The rule's log source as it is now; null for a correlation. */
    @Nullable
    LogSource source() {
        return source;
    }

    /** Every log source that the rule had on its way, or that the correlation's rules have. */
    Set<LogSource> sources() {
        return sources;
    }

    void source(LogSource other) {
        source = other;
        sources.add(other);
    }

    List<Problem> warnings() {
        return warnings;
    }

    void warn(Position position, String message) {
        warnings.add(new Problem(position, Problem.Severity.WARNING, Reason.PIPELINE, message));
    }

    /** Counts what a step adds; refuses a rule that becomes too large. */
    void grow(long moreValues, long moreCharacters, Position position) throws ContentException {
        values += moreValues;
        characters += moreCharacters;
        if (values > Reading.MAX_PREDICATES || characters > MAX_CHARACTERS) {
            throw refused("the rule becomes too large by the step at " + position);
        }
    }

    /** The refusal of the rule. */
    ContentException refused(String message) {
        return new ContentException(subject.position(), Reason.PIPELINE, message);
    }
}
