package org.foothold.sigma.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.sigma.filter.Filter;
import org.foothold.sigma.filter.Filters;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.pipeline.Pipelines;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlReader;

/**
 * Loads Sigma rules, filters and correlations from files and from folders with all below them (Sigma specification 2.1.0). One bad rule
 * costs one rule; the same files give the same rules and problems in the same order.
 */
public final class RuleLoader {
    /** Bytes of a file: no more than the reader of YAML takes, three bytes a character. */
    private static final int MAX_BYTES = 3 * YamlReader.MAX_CHARACTERS;

    private final Placeholders placeholders;
    private final Naming naming;
    private final Pipelines pipelines;

    /** A loader without placeholders that names files below their folders. */
    public RuleLoader() {
        this(Placeholders.NONE, Naming.BELOW_FOLDER);
    }

    public RuleLoader(Placeholders placeholders, Naming naming) {
        this(placeholders, naming, Pipelines.NONE);
    }

    private RuleLoader(Placeholders placeholders, Naming naming, Pipelines pipelines) {
        this.placeholders = placeholders;
        this.naming = naming;
        this.pipelines = pipelines;
    }

    /** This loader, whose rules pass pipelines before they are judged. */
    public RuleLoader with(Pipelines others) {
        return new RuleLoader(placeholders, naming, others);
    }

    /** The rules of these files and folders, filters joined in; what cannot be used is among the problems. */
    public Rules load(List<Path> paths) {
        RuleFiles found = new RuleFiles(paths, naming);
        List<Documents> read = found.files().parallelStream().map(this::read).toList();
        return joined(read, found.problems());
    }

    /** The files that {@link #load} reads for these paths, in its order, as they look now. */
    public List<FileStamp> stamps(List<Path> paths) {
        return new RuleFiles(paths, naming)
                .files().stream().map(RuleFiles.RuleFile::stamp).toList();
    }

    /** The rules of one file's text. */
    public Rules read(String path, String text) {
        return joined(List.of(Documents.read(path, text, placeholders, !pipelines.empty())), List.of());
    }

    private Documents read(RuleFiles.RuleFile file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file.path())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            return Documents.none(refused(new Position(file.name(), 1, 1), Reason.UNREADABLE, e.toString()));
        }
        if (bytes.length > MAX_BYTES) {
            return Documents.none(
                    refused(new Position(file.name(), 1, 1), Reason.UNREADABLE, "longer than " + MAX_BYTES + " bytes"));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return Documents.read(file.name(), text, placeholders, !pipelines.empty());
        } catch (CharacterCodingException e) {
            Position position = position(file.name(), bytes, buffer.position());
            return Documents.none(refused(position, Reason.YAML, "not written in UTF-8"));
        }
    }

    private static Position position(String name, byte[] bytes, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            boolean newLine = bytes[i] == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Position(name, line, column);
    }

    private Rules joined(List<Documents> read, List<Problem> unreadable) {
        List<CorrelationDraft> correlations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(unreadable);
        problems.addAll(pipelines.problems());
        for (Documents documents : read) {
            correlations.addAll(documents.correlations());
            problems.addAll(documents.problems());
        }
        Piped piped = pipelines.empty() ? unchanged(read) : Piped.of(read, pipelines, placeholders);
        problems.addAll(piped.problems());
        problems.addAll(repeated(piped.rules()));
        CorrelationLinker.Linked linked = CorrelationLinker.link(correlations, piped.rules(), piped.changes(pipelines));
        problems.addAll(linked.problems());
        problems.sort(Comparator.comparing(Problem::position));
        return new Rules(piped.rules(), linked.correlations(), problems);
    }

    private static Piped unchanged(List<Documents> read) {
        List<Rule> rules = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        for (Documents documents : read) {
            rules.addAll(documents.rules());
            filters.addAll(documents.filters());
        }
        Filters.Joined joined = Filters.join(rules, filters);
        return new Piped(joined.rules(), List.of(), joined.warnings());
    }

    private static List<Problem> repeated(List<Rule> rules) {
        Map<String, Rule> byId = new HashMap<>();
        List<Problem> warnings = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.id() == null) {
                continue;
            }
            Rule first = byId.putIfAbsent(rule.id().toLowerCase(Locale.ROOT), rule);
            if (first != null) {
                warnings.add(new Problem(
                        rule.position(),
                        Problem.Severity.WARNING,
                        Reason.RULE,
                        "the id " + rule.id() + " is also that of " + first.position()));
            }
        }
        return warnings;
    }

    private static Problem refused(Position position, Reason reason, String message) {
        return new Problem(position, Problem.Severity.REFUSED, reason, message);
    }

    /** What positions call a file found in a folder. */
    public enum Naming {
        /** Its path below the folder that the user named. */
        BELOW_FOLDER,
        /** The folder as the user named it and the path below it, which a terminal can open. */
        AS_GIVEN
    }
}
