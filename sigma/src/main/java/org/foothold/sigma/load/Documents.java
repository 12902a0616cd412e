package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.filter.Filter;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlDocument;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlReader;

/** What the documents of one file are: rules, filters, and those that cannot be used. */
record Documents(List<Rule> rules, List<Filter> filters, List<Problem> problems) {

    Documents {
        rules = List.copyOf(rules);
        filters = List.copyOf(filters);
        problems = List.copyOf(problems);
    }

    static Documents none(Problem problem) {
        return new Documents(List.of(), List.of(), List.of(problem));
    }

    /** Reads a file's text; a document that cannot be used costs itself alone. */
    static Documents read(String path, String text, Placeholders placeholders) {
        List<YamlDocument> documents = YamlReader.readEach(path, text);
        if (documents.isEmpty()) {
            return none(refused(new Position(path, 1, 1), Reason.RULE, "the file holds no rule"));
        }
        List<Rule> rules = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        boolean collection = false;
        for (YamlDocument document : documents) {
            switch (document) {
                case YamlDocument.Broken broken -> problems.add(broken.problem());
                case YamlDocument.Read read -> {
                    collection |= read.root() instanceof YamlNode.Mapping map && map.get("action") != null;
                    readDocument(read.root(), collection, placeholders, rules, filters, problems);
                }
            }
        }
        return new Documents(rules, filters, problems);
    }

    private static void readDocument(
            YamlNode root,
            boolean collection,
            Placeholders placeholders,
            List<Rule> rules,
            List<Filter> filters,
            List<Problem> problems) {
        Reading reading = new Reading(placeholders);
        try {
            YamlNode.Mapping map = mapping(root, collection);
            YamlNode filter = map.get("filter");
            if (filter != null) {
                filters.add(FilterReader.read(map, filter, reading));
            } else {
                rules.add(RuleReader.read(map, reading));
            }
        } catch (ContentException e) {
            problems.add(e.problem());
        } catch (RuntimeException | StackOverflowError e) {
            // A rule that breaks the reader costs itself alone.
            problems.add(refused(root.position(), Reason.RULE, "the rule cannot be read: " + e));
        }
        problems.addAll(reading.warnings());
    }

    private static YamlNode.Mapping mapping(YamlNode root, boolean collection) throws ContentException {
        if (!(root instanceof YamlNode.Mapping map)) {
            throw new ContentException(root.position(), Reason.RULE, "a rule is a map, not " + root.what());
        }
        if (collection) {
            YamlNode action = map.get("action");
            throw new ContentException(
                    action == null ? map.position() : action.position(),
                    Reason.COLLECTION,
                    "'action' is not part of Sigma 2; write each rule of the collection in full");
        }
        if (map.get("correlation") != null) {
            throw new ContentException(map.position(), Reason.CORRELATION, "not yet supported: correlation");
        }
        return map;
    }

    private static Problem refused(Position position, Reason reason, String message) {
        return new Problem(position, Problem.Severity.REFUSED, reason, message);
    }
}
