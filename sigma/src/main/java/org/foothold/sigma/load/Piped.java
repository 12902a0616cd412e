package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foothold.sigma.condition.DetectionBuilder;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Threshold;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.RuleDraft;
import org.foothold.sigma.filter.Filter;
import org.foothold.sigma.filter.Filters;
import org.foothold.sigma.load.CorrelationDraft.Reference;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.pipeline.CorrelationFields;
import org.foothold.sigma.pipeline.Pipelines;
import org.foothold.sigma.pipeline.Subject;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;

/**
 * Rules that have passed the pipelines, filters joined in.
 *
 * @param sources for each rule every log source that it had on its way; empty where there are no pipelines
 */
record Piped(List<Rule> rules, List<Set<LogSource>> sources, List<Problem> problems) {
    Piped {
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /** What one rule became, or why it was refused. */
    private record Outcome(Optional<Rule> rule, Set<LogSource> sources, List<Problem> problems) {}

    static Piped of(List<Documents> read, Pipelines pipelines, Placeholders placeholders) {
        List<RuleDraft> drafts = new ArrayList<>();
        List<FilterDraft> filters = new ArrayList<>();
        for (Documents documents : read) {
            drafts.addAll(documents.drafts().rules());
            filters.addAll(documents.drafts().filters());
        }
        List<Outcome> outcomes = drafts.parallelStream()
                .map(draft -> outcome(draft, filters, pipelines, placeholders))
                .toList();
        List<Rule> rules = new ArrayList<>();
        List<Set<LogSource>> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(Filters.warnings(
                drafts.stream().map(RuleDraft::bare).toList(),
                filters.stream().map(FilterDraft::bare).toList()));
        for (Outcome outcome : outcomes) {
            problems.addAll(outcome.problems());
            outcome.rule().ifPresent(rule -> {
                rules.add(rule);
                sources.add(outcome.sources());
            });
        }
        return new Piped(rules, sources, problems);
    }

    private static Outcome outcome(
            RuleDraft draft, List<FilterDraft> filters, Pipelines pipelines, Placeholders placeholders) {
        Reading reading = new Reading(placeholders);
        try {
            List<FilterDraft> own = filters.stream()
                    .filter(filter -> filter.bare().isFor(draft.bare()))
                    .toList();
            Pipelines.Changed changed = pipelines.change(
                    draft, own.stream().map(FilterDraft::detection).toList());
            List<Problem> problems = new ArrayList<>(changed.warnings());
            Rule rule = draft.bare().with(changed.source()).with(condition(changed, own, reading));
            problems.addAll(reading.warnings());
            return new Outcome(Optional.of(rule), changed.sources(), problems);
        } catch (ContentException e) {
            return new Outcome(Optional.empty(), Set.of(), List.of(e.problem()));
        } catch (RuntimeException | StackOverflowError e) {
            // A rule that breaks a pipeline costs itself alone.
            Problem problem = new Problem(
                    draft.bare().position(),
                    Problem.Severity.REFUSED,
                    Reason.PIPELINE,
                    "the rule cannot pass the pipelines: " + e);
            return new Outcome(Optional.empty(), Set.of(), List.of(problem));
        }
    }

    private static Condition condition(Pipelines.Changed changed, List<FilterDraft> own, Reading reading)
            throws ContentException {
        List<Condition> terms = new ArrayList<>();
        terms.add(DetectionBuilder.build(changed.detection(), reading));
        for (int i = 0; i < own.size(); i++) {
            Detection detection = changed.filters().get(i);
            Filter filter = own.get(i).bare().with(DetectionBuilder.build(detection, reading));
            terms.add(filter.named());
        }
        return terms.size() == 1 ? terms.getFirst() : new Condition.And(terms);
    }

    /** What pipelines make of correlations, which are about the log sources of the rules that they are made of. */
    CorrelationLinker.Changes changes(Pipelines pipelines) {
        if (pipelines.empty()) {
            return (draft, made) -> draft;
        }
        List<Set<LogSource>> ofCorrelations = new ArrayList<>();
        return (draft, made) -> {
            Set<LogSource> all = new LinkedHashSet<>();
            for (Correlation.Source source : made) {
                all.addAll((source.correlation() ? ofCorrelations : sources).get(source.index()));
            }
            CorrelationDraft changed = changed(draft, all, pipelines);
            ofCorrelations.add(all);
            return changed;
        };
    }

    private static CorrelationDraft changed(CorrelationDraft draft, Set<LogSource> all, Pipelines pipelines)
            throws ContentException {
        Correlation plain = draft.unlinked();
        Threshold threshold = plain.threshold();
        Subject subject = new Subject(draft.document(), true, plain.tags(), all);
        Map<String, Map<String, String>> aliases = new HashMap<>();
        draft.aliases().forEach((alias, byRule) -> {
            Map<String, String> fields = new HashMap<>();
            byRule.forEach((rule, field) -> fields.put(rule, field.text()));
            aliases.put(alias, fields);
        });
        CorrelationFields fields =
                pipelines.change(subject, new CorrelationFields(plain.groupBy(), threshold.fields(), aliases));
        Map<String, Map<String, Reference>> references = new LinkedHashMap<>();
        draft.aliases().forEach((alias, byRule) -> {
            Map<String, Reference> others = new LinkedHashMap<>();
            byRule.forEach((rule, field) -> {
                String other = fields.aliases().getOrDefault(alias, Map.of()).getOrDefault(rule, field.text());
                others.put(rule, new Reference(other, field.position()));
            });
            references.put(alias, others);
        });
        Threshold other = new Threshold(threshold.bounds(), fields.measured(), threshold.percentile());
        return new CorrelationDraft(
                draft.document(), plain.with(plain.inputs(), fields.groupBy(), other), draft.references(), references);
    }
}
