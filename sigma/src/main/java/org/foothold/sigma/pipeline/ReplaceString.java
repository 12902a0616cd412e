package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Wildcards;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what a regular expression finds in values. It looks at the text with its wildcards, unless the step says that these
 * are left alone; what no match touches stays as it was.
 */
final class ReplaceString {
    /** Characters of a value after a replacement; more is what replacement upon replacement makes. */
    private static final int MAX_TEXT = 1 << 18;

    private static final Pattern PLACEHOLDER = Pattern.compile("%([^%\\\\]+)%");

    private final PythonRegex regex;
    private final Replacement replacement;

    private ReplaceString(PythonRegex regex, Replacement replacement) {
        this.regex = regex;
        this.replacement = replacement;
    }

    static Transformation read(Params params) throws ContentException {
        PythonRegex regex = params.regex("regex");
        ReplaceString replace = new ReplaceString(regex, Replacement.read(params.required("replacement"), regex));
        boolean literals = params.truth("skip_special");
        boolean wildcards = params.truth("interpret_special");
        return Values.each((value, run, step) -> {
            Value.Text text = text(value);
            if (text == null) {
                return null;
            }
            Template replaced = literals
                    ? replace.literals(text.template(), wildcards, run, step)
                    : replace.whole(text.template(), run, step);
            return List.of(new Value.Text(text.position(), replaced, text.cased()));
        });
    }

    private static Value.@Nullable Text text(Value value) {
        if (value instanceof Value.Plain plain && plain.isNumber()) {
            return new Value.Text(plain.position(), Template.of(TextPattern.literal(plain.text())), false);
        }
        return value instanceof Value.Text text ? text : null;
    }

    private Template literals(Template template, boolean wildcards, Run run, Step step) throws ContentException {
        List<TextPattern> fixed = new ArrayList<>();
        for (TextPattern pattern : template.fixed()) {
            List<Part> parts = new ArrayList<>();
            for (Part part : pattern.parts()) {
                if (part instanceof Literal literal) {
                    String text = replaced(literal.text(), run, step);
                    parts.addAll(wildcards ? Wildcards.read(text).parts() : List.of(new Literal(text)));
                } else {
                    parts.add(part);
                }
            }
            fixed.add(new TextPattern(parts));
        }
        return new Template(fixed, template.names());
    }

    private String replaced(String text, Run run, Step step) throws ContentException {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (MatchResult match : regex.all(text)) {
            replaced.append(text, done, match.start());
            append(match, replaced, run, step);
            done = match.end();
        }
        return replaced.append(text, done, text.length()).toString();
    }

    private void append(MatchResult match, StringBuilder to, Run run, Step step) throws ContentException {
        to.append(replacement.of(match));
        if (to.length() > MAX_TEXT) {
            throw run.refused("a value becomes too long by the step at " + step.position());
        }
    }

    /** A character of a literal, a wildcard or the placeholder of this name, and where it stands in the plain text. */
    private record Span(
            int start,
            int end,
            char literal,
            @Nullable Wildcard wildcard,
            @Nullable String name) {}

    private Template whole(Template template, Run run, Step step) throws ContentException {
        String plain = template.plain();
        List<Span> spans = spans(template);
        Pieces pieces = new Pieces(!template.full());
        int at = 0;
        int done = 0;
        for (MatchResult match : regex.all(plain)) {
            at = keep(spans, at, done, match.start(), plain, pieces);
            append(match, pieces.pending, run, step);
            done = match.end();
        }
        keep(spans, at, done, plain.length(), plain, pieces);
        return pieces.template();
    }

    // A span that a match cuts in two is read anew, together with what was put in beside it.
    private static int keep(List<Span> spans, int from, int start, int end, String plain, Pieces pieces) {
        int at = from;
        while (at < spans.size() && spans.get(at).start() < end) {
            Span span = spans.get(at);
            if (span.end() > start) {
                if (span.start() >= start && span.end() <= end) {
                    pieces.add(span);
                } else {
                    pieces.pending.append(plain, Math.max(span.start(), start), Math.min(span.end(), end));
                }
            }
            if (span.end() > end) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static List<Span> spans(Template template) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < template.fixed().size(); i++) {
            for (Part part : template.fixed().get(i).parts()) {
                if (part instanceof Wildcard wildcard) {
                    spans.add(new Span(at, at + 1, '*', wildcard, null));
                    at++;
                    continue;
                }
                String text = ((Literal) part).text();
                for (int c = 0; c < text.length(); c++) {
                    int end = at + ("*?".indexOf(text.charAt(c)) >= 0 ? 2 : 1);
                    spans.add(new Span(at, end, text.charAt(c), null, null));
                    at = end;
                }
            }
            if (i < template.names().size()) {
                String name = template.names().get(i);
                spans.add(new Span(at, at + name.length() + 2, '%', null, name));
                at += name.length() + 2;
            }
        }
        return spans;
    }

    /** The new text so far: what was kept, and what was put in and is still to be read. */
    private static final class Pieces {
        private final boolean placeholders;
        private final StringBuilder pending = new StringBuilder();
        private final List<TextPattern> fixed = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();
        private List<Part> parts = new ArrayList<>();

        Pieces(boolean placeholders) {
            this.placeholders = placeholders;
        }

        void add(Span span) {
            read();
            if (span.name() != null) {
                placeholder(span.name());
            } else if (span.wildcard() != null) {
                wildcard(span.wildcard());
            } else {
                literal.append(span.literal());
            }
        }

        Template template() {
            read();
            fixed.add(pattern());
            return new Template(fixed, names);
        }

        private void wildcard(Wildcard wildcard) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
            parts.add(wildcard);
        }

        private TextPattern pattern() {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
            TextPattern pattern = new TextPattern(parts);
            parts = new ArrayList<>();
            return pattern;
        }

        private void placeholder(String name) {
            fixed.add(pattern());
            names.add(name);
        }

        private void read() {
            if (pending.isEmpty()) {
                return;
            }
            String text = pending.toString();
            pending.setLength(0);
            int end = 0;
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (placeholders && matcher.find()) {
                write(text.substring(end, matcher.start()));
                placeholder(matcher.group(1));
                end = matcher.end();
            }
            write(text.substring(end));
        }

        /** A backslash before a wildcard makes it a character; every other backslash is itself. */
        private void write(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean escapes = c == '\\' && i + 1 < text.length() && "*?".indexOf(text.charAt(i + 1)) >= 0;
                if (escapes) {
                    i++;
                    literal.append(text.charAt(i));
                } else if (c == '*' || c == '?') {
                    wildcard(c == '*' ? Wildcard.ANY_RUN : Wildcard.ANY_ONE);
                } else {
                    literal.append(c);
                }
            }
        }
    }
}
