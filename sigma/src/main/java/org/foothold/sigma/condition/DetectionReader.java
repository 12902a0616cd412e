package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;

/** Reads selections and the condition over them (Sigma rules specification, "detection"). */
public final class DetectionReader {
    /** Entries of a detection; the largest known rule has 35, and each quantifier looks at all of them. */
    private static final int MAX_ENTRIES = 1_000;

    private DetectionReader() {}

    /**
     * The condition, selections put in.
     *
     * @param section the part of the document that holds selections and {@code condition}
     * @param others keys of the section that are no selections
     */
    public static Condition read(YamlNode section, Set<String> others, Reading reading) throws ContentException {
        if (!(section instanceof YamlNode.Mapping map)) {
            throw new ContentException(
                    section.position(), Reason.RULE, "the detection is a map, not " + section.what());
        }
        if (map.entries().size() > MAX_ENTRIES) {
            throw new ContentException(
                    map.position(), Reason.RULE, "the detection has more than " + MAX_ENTRIES + " entries");
        }
        Selections selections = new Selections(reading);
        for (YamlNode.Entry entry : map.entries()) {
            String name = entry.key().text();
            if (name.equals("timeframe")) {
                reading.warn(
                        entry.key().position(), Reason.CONDITION, "a timeframe without a correlation does nothing");
            } else if (!name.equals("condition") && !others.contains(name)) {
                Condition body = SelectionReader.read(entry.value(), reading);
                selections.add(new Condition.Selection(name, body, entry.key().position()));
            }
        }
        YamlNode condition = map.get("condition");
        if (condition == null) {
            throw new ContentException(map.position(), Reason.CONDITION, "the condition is missing");
        }
        Condition read = conditions(condition, selections);
        selections.warnOfUnused();
        return read;
    }

    private static Condition conditions(YamlNode node, Selections selections) throws ContentException {
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            throw new ContentException(node.position(), Reason.CONDITION, "the list of conditions is empty");
        }
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Scalar scalar) || scalar.type() == YamlNode.Type.NULL) {
                throw new ContentException(
                        item.position(), Reason.CONDITION, "a condition is a text, not " + item.what());
            }
            conditions.add(ConditionParser.parse(scalar.text(), scalar.position(), selections));
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.Or(conditions);
    }
}
