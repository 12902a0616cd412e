package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Modifier.Kind;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.yaml.YamlNode;

/** Reads a value that is matched as text: expanded, rewritten, encoded and put in its place, in this order. */
final class TextReader {

    private TextReader() {}

    /** The text, or the texts any of which the value stands for. */
    static Value read(FieldKey key, YamlNode.Scalar value, Reading reading) throws ContentException {
        boolean written = key.modifiers().stream().allMatch(modifier -> modifier.kind() == Kind.GENERIC);
        if (value.type() != YamlNode.Type.TEXT && written) {
            return new Value.Plain(value.position(), value.type(), plain(value));
        }
        boolean cased = key.has(Modifier.CASED) || key.one(Kind.BASE64).isPresent();
        boolean rewritten = key.modifiers().stream().anyMatch(FieldKey::rewrites);
        if (reading.keepsPlaceholders() && key.has(Modifier.EXPAND) && !rewritten) {
            Template template = Expansion.template(value.text(), value.position(), reading);
            return new Value.Text(value.position(), placed(template, key), cased);
        }
        List<TextPattern> patterns = written(key, value, reading);
        boolean bytes = false;
        for (Modifier modifier : key.modifiers()) {
            patterns = rewritten(patterns, modifier, bytes, value.position(), reading);
            bytes |= modifier.kind() == Kind.WIDE;
        }
        if (patterns.size() == 1 && !key.has(Modifier.WINDASH) && !key.has(Modifier.BASE64OFFSET)) {
            return new Value.Text(value.position(), placed(Template.of(patterns.getFirst()), key), cased);
        }
        LinkedHashSet<Criterion> criteria = new LinkedHashSet<>();
        for (TextPattern pattern : patterns) {
            Template placed = placed(Template.of(pattern), key);
            TextPattern whole =
                    key.field() == null ? placed.withOpenStart().withOpenEnd().pattern() : placed.pattern();
            criteria.add(new Criterion.Text(whole, cased));
        }
        return new Value.Variants(value.position(), List.copyOf(criteria));
    }

    private static List<TextPattern> written(FieldKey key, YamlNode.Scalar value, Reading reading)
            throws ContentException {
        if (value.type() != YamlNode.Type.TEXT) {
            return List.of(TextPattern.literal(plain(value)));
        }
        if (!key.has(Modifier.EXPAND)) {
            return List.of(Wildcards.read(value.text()));
        }
        List<TextPattern> patterns = new ArrayList<>();
        for (String text : Expansion.texts(value.text(), value.position(), reading)) {
            patterns.add(Wildcards.read(text));
        }
        return patterns;
    }

    /** A number or a boolean as events write it. */
    private static String plain(YamlNode.Scalar value) {
        return switch (value.type()) {
            case INTEGER -> value.text().equals("-0") ? "0" : value.text();
            case BOOLEAN -> value.text().toLowerCase(Locale.ROOT);
            default -> value.text();
        };
    }

    private static List<TextPattern> rewritten(
            List<TextPattern> patterns, Modifier modifier, boolean bytes, Position position, Reading reading)
            throws ContentException {
        List<TextPattern> rewritten = new ArrayList<>();
        for (TextPattern pattern : patterns) {
            switch (modifier) {
                case WINDASH -> rewritten.addAll(Windash.variants(pattern, position));
                case UTF16LE, WIDE, UTF16BE, UTF16 -> rewritten.add(Encoding.wide(pattern, modifier));
                case BASE64 -> rewritten.add(Encoding.base64(pattern, bytes, position));
                case BASE64OFFSET -> rewritten.addAll(Encoding.base64AtAnyOffset(pattern, bytes, position));
                default -> rewritten.add(pattern);
            }
            if (rewritten.size() > Reading.MAX_PREDICATES) {
                reading.count(rewritten.size(), position);
            }
        }
        return rewritten;
    }

    private static Template placed(Template template, FieldKey key) {
        boolean anywhere = key.has(Modifier.CONTAINS);
        Template placed = anywhere || key.has(Modifier.ENDSWITH) ? template.withOpenStart() : template;
        return anywhere || key.has(Modifier.STARTSWITH) ? placed.withOpenEnd() : placed;
    }
}
