package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.condition.DetectionBuilder;
import org.foothold.sigma.draft.RuleDraft;
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

/** What the documents of one file are: rules, filters, correlations, and those that cannot be used. */
record Documents(
        List<Rule> rules,
        List<Filter> filters,
        Drafts drafts,
        List<CorrelationDraft> correlations,
        List<Problem> problems) {

    Documents {
        rules = List.copyOf(rules);
        filters = List.copyOf(filters);
        correlations = List.copyOf(correlations);
        problems = List.copyOf(problems);
    }

    /** Rules and filters as they are before pipelines have changed them; none where there are no pipelines. */
    record Drafts(List<RuleDraft> rules, List<FilterDraft> filters) {
        Drafts {
            rules = List.copyOf(rules);
            filters = List.copyOf(filters);
        }
    }

    static Documents none(Problem problem) {
        return new Documents(List.of(), List.of(), new Drafts(List.of(), List.of()), List.of(), List.of(problem));
    }

    /**
     * Reads a file's text; a document that cannot be used costs itself alone.
     *
     * @param drafted whether rules and filters are left as drafts, for pipelines to change
     */
    static Documents read(String path, String text, Placeholders placeholders, boolean drafted) {
        List<YamlDocument> documents = YamlReader.readEach(path, text);
        if (documents.isEmpty()) {
            return none(refused(new Position(path, 1, 1), Reason.RULE, "the file holds no rule"));
        }
        Found found = new Found(drafted);
        boolean collection = false;
        for (YamlDocument document : documents) {
            switch (document) {
                case YamlDocument.Broken broken -> found.problems.add(broken.problem());
                case YamlDocument.Read read -> {
                    collection |= read.root() instanceof YamlNode.Mapping map && map.get("action") != null;
                    readDocument(read.root(), collection, new Reading(placeholders, drafted), found);
                }
            }
        }
        return new Documents(
                found.rules,
                found.filters,
                new Drafts(found.ruleDrafts, found.filterDrafts),
                found.correlations,
                found.problems);
    }

    /** What was found so far. */
    private static final class Found {
        private final boolean drafted;
        private final List<Rule> rules = new ArrayList<>();
        private final List<Filter> filters = new ArrayList<>();
        private final List<RuleDraft> ruleDrafts = new ArrayList<>();
        private final List<FilterDraft> filterDrafts = new ArrayList<>();
        private final List<CorrelationDraft> correlations = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Found(boolean drafted) {
            this.drafted = drafted;
        }

        void add(RuleDraft draft, Reading reading) throws ContentException {
            if (drafted) {
                ruleDrafts.add(draft);
            } else {
                rules.add(draft.bare().with(DetectionBuilder.build(draft.detection(), reading)));
            }
        }

        void add(FilterDraft draft, Reading reading) throws ContentException {
            if (drafted) {
                filterDrafts.add(draft);
            } else {
                filters.add(draft.bare().with(DetectionBuilder.build(draft.detection(), reading)));
            }
        }
    }

    private static void readDocument(YamlNode root, boolean collection, Reading reading, Found found) {
        try {
            YamlNode.Mapping map = mapping(root, collection);
            YamlNode filter = map.get("filter");
            YamlNode correlation = map.get("correlation");
            if (filter != null) {
                found.add(FilterReader.read(map, filter, reading), reading);
            } else if (correlation != null) {
                found.correlations.add(CorrelationReader.read(map, correlation, reading));
            } else {
                found.add(RuleReader.read(map, reading), reading);
            }
        } catch (ContentException e) {
            found.problems.add(e.problem());
        } catch (RuntimeException | StackOverflowError e) {
            // A rule that breaks the reader costs itself alone.
            found.problems.add(refused(root.position(), Reason.RULE, "the rule cannot be read: " + e));
        }
        found.problems.addAll(reading.warnings());
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
        return map;
    }

    private static Problem refused(Position position, Reason reason, String message) {
        return new Problem(position, Problem.Severity.REFUSED, reason, message);
    }
}
