package org.foothold.sigma.load;

import java.util.regex.Pattern;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads what rules and filters have in common: title, id, log source. */
final class Header {
    /** Characters of a title, from the specification. */
    private static final int MAX_TITLE = 256;

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Header() {}

    static String title(YamlNode.Mapping root, Reading reading) throws ContentException {
        YamlNode node = root.get("title");
        if (node == null) {
            throw new ContentException(root.position(), Reason.RULE, "the title is missing");
        }
        String title = text(node, "title");
        if (title.isBlank()) {
            throw new ContentException(node.position(), Reason.RULE, "the title is empty");
        }
        if (title.length() > MAX_TITLE) {
            reading.warn(node.position(), Reason.RULE, "the title is longer than " + MAX_TITLE + " characters");
        }
        return title;
    }

    static @Nullable String id(YamlNode.Mapping root, Reading reading) throws ContentException {
        YamlNode node = root.get("id");
        if (node == null) {
            return null;
        }
        String id = text(node, "id");
        if (!UUID.matcher(id).matches()) {
            reading.warn(node.position(), Reason.RULE, "the id '" + id + "' is no UUID");
        }
        return id;
    }

    static LogSource logSource(YamlNode.Mapping root) throws ContentException {
        YamlNode node = root.get("logsource");
        if (node == null) {
            throw new ContentException(root.position(), Reason.RULE, "the logsource is missing");
        }
        if (!(node instanceof YamlNode.Mapping map)) {
            throw new ContentException(node.position(), Reason.RULE, "the logsource is a map, not " + node.what());
        }
        LogSource source = new LogSource(part(map, "category"), part(map, "product"), part(map, "service"));
        if (source.category() == null && source.product() == null && source.service() == null) {
            throw new ContentException(
                    map.position(), Reason.RULE, "the logsource names no category, product or service");
        }
        return source;
    }

    /** The single value of a key. */
    static String text(YamlNode node, String what) throws ContentException {
        if (node instanceof YamlNode.Scalar scalar && scalar.type() != YamlNode.Type.NULL) {
            return scalar.text();
        }
        throw new ContentException(node.position(), Reason.RULE, "the " + what + " is a text, not " + node.what());
    }

    /** Warns where a document says that its field names are not Sigma's own. */
    static void warnOfTaxonomy(YamlNode.Mapping root, Reading reading) throws ContentException {
        YamlNode node = root.get("taxonomy");
        if (node == null) {
            return;
        }
        String taxonomy = text(node, "taxonomy");
        if (!taxonomy.equals("sigma")) {
            Position position = node.position();
            reading.warn(
                    position,
                    Reason.RULE,
                    "the taxonomy '" + taxonomy + "' is not translated: fields go by their names");
        }
    }

    private static @Nullable String part(YamlNode.Mapping map, String name) throws ContentException {
        YamlNode node = map.get(name);
        if (node == null || (node instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.NULL)) {
            return null;
        }
        return text(node, name);
    }
}
