package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.foothold.sigma.condition.DetectionBuilder;
import org.foothold.sigma.condition.DetectionReader;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.RuleDraft;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlNode;

/** Reads one document into the draft of a rule (Sigma rules specification 2.1.0). */
final class RuleReader {
    private static final Set<String> RETIRED = Set.of("deprecated", "unsupported");
    private static final Set<String> STATUSES = Set.of("stable", "test", "experimental");

    private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");

    private RuleReader() {}

    static RuleDraft read(YamlNode.Mapping root, Reading reading) throws ContentException {
        String title = Header.title(root, reading);
        LogSource source = Header.logSource(root);
        YamlNode section = root.get("detection");
        if (section == null) {
            throw new ContentException(root.position(), Reason.RULE, "the detection is missing");
        }
        Header.warnOfTaxonomy(root, reading);
        Detection detection = DetectionReader.read(section, Set.of(), reading);
        YamlNode name = root.get("name");
        String status = statusOrWorse(root, detection, reading);
        Rule bare = new Rule(
                root.position(),
                Header.id(root, reading),
                title,
                name == null ? null : Header.text(name, "name"),
                status,
                level(root),
                source,
                tags(root, reading),
                RuleDraft.UNBUILT);
        return new RuleDraft(root, bare, detection);
    }

    // Of a retired rule whose condition is wrong as well, the condition tells more.
    private static String statusOrWorse(YamlNode.Mapping root, Detection detection, Reading reading)
            throws ContentException {
        try {
            return status(root, reading);
        } catch (ContentException retired) {
            DetectionBuilder.build(detection, reading);
            throw retired;
        }
    }

    static String status(YamlNode.Mapping root, Reading reading) throws ContentException {
        YamlNode node = root.get("status");
        if (node == null) {
            return "";
        }
        String status = Header.text(node, "status");
        if (RETIRED.contains(status)) {
            throw new ContentException(node.position(), Reason.STATUS, "the rule's own status is '" + status + "'");
        }
        if (!STATUSES.contains(status)) {
            reading.warn(node.position(), Reason.RULE, "the status '" + status + "' is unknown");
        }
        return status;
    }

    static Level level(YamlNode.Mapping root) throws ContentException {
        YamlNode node = root.get("level");
        if (node == null) {
            return Level.INFORMATIONAL;
        }
        String level = Header.text(node, "level");
        return Level.of(level.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new ContentException(node.position(), Reason.RULE, "the level '" + level + "' is unknown"));
    }

    static List<String> tags(YamlNode.Mapping root, Reading reading) throws ContentException {
        YamlNode node = root.get("tags");
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof YamlNode.Sequence list)) {
            throw new ContentException(node.position(), Reason.RULE, "the tags are a list, not " + node.what());
        }
        List<String> tags = new ArrayList<>();
        for (YamlNode item : list.items()) {
            String tag = Header.text(item, "tag");
            if (!TAG.matcher(tag).matches()) {
                reading.warn(
                        item.position(), Reason.RULE, "the tag '" + tag + "' has no namespace or other characters");
            }
            tags.add(tag);
        }
        return tags;
    }
}
