package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;

/** Reads selections and the conditions over them (Sigma rules specification, "detection"). */
public final class DetectionReader {
    /** Entries of a detection; the largest known rule has 35, and each quantifier looks at all of them. */
    private static final int MAX_ENTRIES = 1_000;

    private DetectionReader() {}

    /**
     * The detection as it is written.
     *
     * @param section the part of the document that holds selections and {@code condition}
     * @param others keys of the section that are no selections
     */
    public static Detection read(YamlNode section, Set<String> others, Reading reading) throws ContentException {
        if (!(section instanceof YamlNode.Mapping map)) {
            throw new ContentException(
                    section.position(), Reason.RULE, "the detection is a map, not " + section.what());
        }
        if (map.entries().size() > MAX_ENTRIES) {
            throw new ContentException(
                    map.position(), Reason.RULE, "the detection has more than " + MAX_ENTRIES + " entries");
        }
        List<Detection.Selection> selections = new ArrayList<>();
        for (YamlNode.Entry entry : map.entries()) {
            String name = entry.key().text();
            if (name.equals("timeframe")) {
                reading.warn(
                        entry.key().position(), Reason.CONDITION, "a timeframe without a correlation does nothing");
            } else if (!name.equals("condition") && !others.contains(name)) {
                Term body = SelectionReader.read(entry.value(), reading);
                selections.add(new Detection.Selection(name, body, entry.key().position()));
            }
        }
        YamlNode condition = map.get("condition");
        if (condition == null) {
            throw new ContentException(map.position(), Reason.CONDITION, "the condition is missing");
        }
        return new Detection(map.position(), selections, conditions(condition));
    }

    /** The selection that a map or list outside of a rule stands for. */
    public static Term selection(YamlNode node, Reading reading) throws ContentException {
        return SelectionReader.read(node, reading);
    }

    private static List<Detection.Phrase> conditions(YamlNode node) throws ContentException {
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            throw new ContentException(node.position(), Reason.CONDITION, "the list of conditions is empty");
        }
        List<Detection.Phrase> conditions = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Scalar scalar) || scalar.type() == YamlNode.Type.NULL) {
                throw new ContentException(
                        item.position(), Reason.CONDITION, "a condition is a text, not " + item.what());
            }
            conditions.add(new Detection.Phrase(scalar.text(), scalar.position()));
        }
        return conditions;
    }
}
