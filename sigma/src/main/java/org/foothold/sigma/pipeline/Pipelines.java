package org.foothold.sigma.pipeline;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.RuleDraft;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlFiles;

/**
 * All pipelines that rules pass before they are bound to logs, as one: the steps of the lowest priority first, then by path; a
 * variable that several have is that of the last.
 */
public final class Pipelines {
    /** No pipeline: rules stay as they are written. */
    public static final Pipelines NONE = new Pipelines(List.of(), List.of());

    /** Bytes of a file; the largest known pipeline has 100,000. */
    private static final long MAX_BYTES = 1 << 20;

    private static final Pattern TRANSFORMATIONS = Pattern.compile("(?m)^[\"']?transformations[\"']?\\s*:");
    private static final CorrelationFields NO_FIELDS = new CorrelationFields(List.of(), List.of(), Map.of());

    private final List<Step> steps;
    private final Placeholders vars;
    private final List<Problem> problems;

    private Pipelines(List<Pipeline> pipelines, List<Problem> problems) {
        List<Pipeline> ordered = new ArrayList<>(pipelines);
        ordered.sort(Comparator.comparingInt(Pipeline::priority).thenComparing(Pipeline::path));
        Map<String, List<String>> all = new HashMap<>();
        ordered.forEach(pipeline -> all.putAll(pipeline.vars()));
        steps = ordered.stream().flatMap(pipeline -> pipeline.steps().stream()).toList();
        vars = new Placeholders(all);
        this.problems = List.copyOf(problems);
    }

    /** The pipelines of these files, and those that stand among the mappings of a folder; what cannot be read is in the problems. */
    public static Pipelines load(Path mappings, List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        List<Path> all = new ArrayList<>(files);
        try {
            for (Path file : YamlFiles.onDisk().in(mappings)) {
                if (isPipeline(file)) {
                    all.add(file);
                }
            }
        } catch (IOException unreadable) {
            problems.add(unreadable(mappings, unreadable));
        }
        return load(all, problems);
    }

    /** The pipelines of these files. */
    public static Pipelines load(List<Path> files) {
        return load(files, new ArrayList<>());
    }

    /** The pipeline of a file's text. */
    public static Pipelines read(String path, String text) throws ContentException {
        return new Pipelines(List.of(Pipeline.read(path, text)), List.of());
    }

    private static Pipelines load(List<Path> files, List<Problem> problems) {
        List<Pipeline> pipelines = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.size(file) > MAX_BYTES) {
                    throw new IOException("larger than " + MAX_BYTES + " bytes");
                }
                pipelines.add(Pipeline.read(file.toString(), Files.readString(file)));
            } catch (IOException unreadable) {
                problems.add(unreadable(file, unreadable));
            } catch (ContentException wrong) {
                problems.add(wrong.problem());
            }
        }
        return new Pipelines(pipelines, problems);
    }

    private static boolean isPipeline(Path file) throws IOException {
        // What is longer is no mapping either, and refused as one.
        return Files.size(file) <= MAX_BYTES
                && TRANSFORMATIONS
                        .matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .find();
    }

    private static Problem unreadable(Path path, Exception e) {
        String why = e instanceof MalformedInputException ? "not UTF-8" : e.toString();
        return new Problem(
                new Position(path.toString(), 1, 1), Problem.Severity.REFUSED, Reason.UNREADABLE, "unreadable: " + why);
    }

    /** Whether rules stay as they are written. */
    public boolean empty() {
        return steps.isEmpty();
    }

    /** What was refused; each costs a pipeline. */
    public List<Problem> problems() {
        return problems;
    }

    /** What has become of a rule. */
    public Changed change(RuleDraft draft, List<Detection> filters) throws ContentException {
        Subject subject = new Subject(
                draft.document(),
                false,
                draft.bare().tags(),
                Set.of(draft.bare().logsource()));
        List<Detection> detections = new ArrayList<>();
        detections.add(draft.detection());
        detections.addAll(filters);
        Run run = passed(new Run(subject, vars, detections, NO_FIELDS));
        LogSource source = run.source();
        return new Changed(
                source == null ? draft.bare().logsource() : source,
                run.detections().getFirst(),
                run.detections().subList(1, run.detections().size()),
                run.sources(),
                run.warnings());
    }

    /** What has become of the fields of a correlation. */
    public CorrelationFields change(Subject correlation, CorrelationFields fields) throws ContentException {
        return passed(new Run(correlation, vars, List.of(), fields)).fields();
    }

    private Run passed(Run run) throws ContentException {
        for (Step step : steps) {
            step.apply(run);
        }
        return run;
    }

    /**
     * A rule that has passed the pipelines.
     *
     * @param filters the detections of its filters
     * @param sources every log source that it had on its way
     */
    public record Changed(
            LogSource source,
            Detection detection,
            List<Detection> filters,
            Set<LogSource> sources,
            List<Problem> warnings) {
        public Changed {
            filters = List.copyOf(filters);
            sources = Set.copyOf(sources);
            warnings = List.copyOf(warnings);
        }
    }
}
