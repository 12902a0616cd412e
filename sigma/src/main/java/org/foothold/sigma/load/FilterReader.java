package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.condition.DetectionReader;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.RuleDraft;
import org.foothold.sigma.filter.Filter;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads one document into the draft of a filter (Sigma filters specification 2.1.0). */
final class FilterReader {

    private FilterReader() {}

    static FilterDraft read(YamlNode.Mapping root, YamlNode section, Reading reading) throws ContentException {
        String title = Header.title(root, reading);
        LogSource source = Header.logSource(root);
        if (!(section instanceof YamlNode.Mapping map)) {
            throw new ContentException(section.position(), Reason.FILTER, "the filter is a map, not " + section.what());
        }
        Header.id(root, reading);
        Header.warnOfTaxonomy(root, reading);
        List<Filter.Reference> rules = rules(map.get("rules"));
        Detection detection = DetectionReader.read(map, Set.of("rules"), reading);
        return new FilterDraft(new Filter(root.position(), title, source, rules, RuleDraft.UNBUILT), detection);
    }

    private static List<Filter.Reference> rules(@Nullable YamlNode node) throws ContentException {
        if (node == null
                || (node instanceof YamlNode.Scalar scalar && scalar.text().equals("any"))) {
            return List.of();
        }
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            throw new ContentException(node.position(), Reason.FILTER, "the list of rules is empty");
        }
        List<Filter.Reference> references = new ArrayList<>();
        for (YamlNode item : items) {
            references.add(new Filter.Reference(Header.text(item, "rule"), item.position()));
        }
        return references;
    }
}
