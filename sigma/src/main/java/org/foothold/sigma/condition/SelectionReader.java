package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.modifier.FieldReader;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;

/** Reads what stands behind a search identifier: a map, a list of maps, keywords (Sigma rules specification, "detection"). */
final class SelectionReader {

    private SelectionReader() {}

    static Term read(YamlNode node, Reading reading) throws ContentException {
        return switch (node) {
            case YamlNode.Scalar scalar -> keywords(List.of(scalar), reading);
            case YamlNode.Mapping map -> fields(map, reading);
            case YamlNode.Sequence list -> list(list, reading);
        };
    }

    // A list of keywords alone is one item, as the values of a field are.
    private static Term list(YamlNode.Sequence list, Reading reading) throws ContentException {
        if (list.items().isEmpty()) {
            throw refused(list.position(), "a selection is an empty list");
        }
        if (list.items().stream().allMatch(YamlNode.Scalar.class::isInstance)) {
            return keywords(
                    list.items().stream().map(YamlNode.Scalar.class::cast).toList(), reading);
        }
        List<Term> terms = new ArrayList<>();
        for (YamlNode item : list.items()) {
            terms.add(
                    switch (item) {
                        case YamlNode.Scalar scalar -> keywords(List.of(scalar), reading);
                        case YamlNode.Mapping map -> fields(map, reading);
                        case YamlNode.Sequence inner ->
                            throw refused(inner.position(), "a selection is a list of lists");
                    });
        }
        return new Term.Group(list.position(), terms, false);
    }

    private static Term keywords(List<YamlNode.Scalar> scalars, Reading reading) throws ContentException {
        for (YamlNode.Scalar scalar : scalars) {
            if (scalar.type() == YamlNode.Type.NULL) {
                throw refused(scalar.position(), "a selection is empty");
            }
        }
        return FieldReader.keywords(scalars, reading);
    }

    private static Term fields(YamlNode.Mapping map, Reading reading) throws ContentException {
        List<Term> terms = new ArrayList<>();
        for (YamlNode.Entry entry : map.entries()) {
            terms.add(FieldReader.read(entry.key(), entry.value(), reading));
        }
        if (terms.isEmpty()) {
            throw refused(map.position(), "a selection is an empty map");
        }
        return new Term.Group(map.position(), terms, true);
    }

    private static ContentException refused(Position position, String message) {
        return new ContentException(position, Reason.SELECTION, message);
    }
}
