package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.modifier.FieldReader;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;

/** Reads what stands behind a search identifier: a map, a list of maps, keywords (Sigma rules specification, "detection"). */
final class SelectionReader {

    private SelectionReader() {}

    static Condition read(YamlNode node, Reading reading) throws ContentException {
        return switch (node) {
            case YamlNode.Scalar scalar -> keyword(scalar, reading);
            case YamlNode.Mapping map -> fields(map, reading);
            case YamlNode.Sequence list -> {
                List<Condition> terms = new ArrayList<>();
                for (YamlNode item : list.items()) {
                    terms.add(item(item, reading));
                }
                if (terms.isEmpty()) {
                    throw refused(list.position(), "a selection is an empty list");
                }
                yield terms.size() == 1 ? terms.getFirst() : new Condition.Or(terms);
            }
        };
    }

    private static Condition item(YamlNode item, Reading reading) throws ContentException {
        return switch (item) {
            case YamlNode.Scalar scalar -> keyword(scalar, reading);
            case YamlNode.Mapping map -> fields(map, reading);
            case YamlNode.Sequence list -> throw refused(list.position(), "a selection is a list of lists");
        };
    }

    private static Condition keyword(YamlNode.Scalar scalar, Reading reading) throws ContentException {
        if (scalar.type() == YamlNode.Type.NULL) {
            throw refused(scalar.position(), "a selection is empty");
        }
        return FieldReader.keyword(scalar, reading);
    }

    private static Condition fields(YamlNode.Mapping map, Reading reading) throws ContentException {
        List<Condition> terms = new ArrayList<>();
        for (YamlNode.Entry entry : map.entries()) {
            terms.add(FieldReader.read(entry.key(), entry.value(), reading));
        }
        if (terms.isEmpty()) {
            throw refused(map.position(), "a selection is an empty map");
        }
        return terms.size() == 1 ? terms.getFirst() : new Condition.And(terms);
    }

    private static ContentException refused(Position position, String message) {
        return new ContentException(position, Reason.SELECTION, message);
    }
}
