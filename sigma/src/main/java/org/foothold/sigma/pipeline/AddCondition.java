package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.sigma.condition.DetectionReader;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.Detection.Phrase;
import org.foothold.sigma.draft.Detection.Selection;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Adds a selection that has to hold as well, or that must not. */
final class AddCondition implements Transformation {
    /** As in Python's string templates. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)})");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final YamlNode.Mapping conditions;
    private final @Nullable String name;
    private final boolean template;
    private final boolean negated;

    private AddCondition(Params params) throws ContentException {
        conditions = Yaml.map(params.required("conditions"));
        name = params.textOrNull("name");
        template = params.truth("template");
        negated = params.truth("negated");
        if (name != null && (!NAME.matcher(name).matches() || name.equals("condition"))) {
            throw Yaml.refused(params.required("name"), "'" + name + "' cannot be the name of a selection");
        }
        // What is wrong with it is wrong for every rule, and so costs the pipeline.
        selection(conditions);
    }

    static Transformation read(Params params) throws ContentException {
        return new AddCondition(params);
    }

    private static Term selection(YamlNode.Mapping map) throws ContentException {
        return DetectionReader.selection(map, new Reading(Placeholders.NONE, true));
    }

    @Override
    public void apply(Run run, Step step) throws ContentException {
        LogSource source = run.source();
        if (source == null) {
            return;
        }
        Term body = selection(template ? filled(conditions, source, run) : conditions);
        run.grow(conditions.entries().size(), 0, step.position());
        List<Detection> detections = new ArrayList<>(run.detections());
        detections.set(0, added(detections.getFirst(), step.id() == null ? body : Walk.marked(body, step.id()), run));
        run.detections(detections);
    }

    private Detection added(Detection detection, Term body, Run run) throws ContentException {
        List<Selection> selections = new ArrayList<>(detection.selections());
        String called = name == null ? "_cond_" + selections.size() : name;
        for (Selection selection : selections) {
            if (selection.name().equals(called)) {
                throw run.refused("the step at " + conditions.position() + " adds a selection '" + called
                        + "', but the rule has one of its own");
            }
        }
        selections.add(new Selection(called, body, conditions.position()));
        List<Phrase> phrases = new ArrayList<>();
        for (Phrase phrase : detection.conditions()) {
            String text = (negated ? "not " : "") + called + " and (" + phrase.text() + ")";
            phrases.add(new Phrase(text, phrase.position()));
        }
        return new Detection(detection.position(), selections, phrases);
    }

    private static YamlNode.Mapping filled(YamlNode.Mapping map, LogSource source, Run run) throws ContentException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : map.entries()) {
            YamlNode value = entry.value();
            if (value instanceof YamlNode.Sequence list) {
                List<YamlNode> items = new ArrayList<>();
                for (YamlNode item : list.items()) {
                    items.add(filled(item, source, run));
                }
                value = new YamlNode.Sequence(list.position(), items);
            }
            entries.add(new YamlNode.Entry(entry.key(), filled(value, source, run)));
        }
        return new YamlNode.Mapping(map.position(), entries);
    }

    private static YamlNode filled(YamlNode node, LogSource source, Run run) throws ContentException {
        if (!(node instanceof Scalar scalar) || scalar.type() != YamlNode.Type.TEXT) {
            return node;
        }
        Matcher matcher = VARIABLE.matcher(scalar.text());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(variable(matcher, source, scalar, run)));
        }
        return new Scalar(
                scalar.position(), scalar.type(), matcher.appendTail(text).toString());
    }

    private static String variable(MatchResult match, LogSource source, Scalar scalar, Run run)
            throws ContentException {
        if (match.group(1) != null) {
            return "$";
        }
        String variable = match.group(2) == null ? match.group(3) : match.group(2);
        String part = switch (variable) {
            case "category" -> source.category();
            case "product" -> source.product();
            case "service" -> source.service();
            default -> match.group();
        };
        if (part == null) {
            throw run.refused("the rule's log source has no " + variable + ", which the step at " + scalar.position()
                    + " puts into a value");
        }
        return part;
    }
}
