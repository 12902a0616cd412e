package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.foothold.sigma.modifier.Modifier.Kind;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.yaml.YamlNode;

/** Reads a value that is matched as text: expanded, rewritten, encoded and put in its place, in this order. */
final class TextReader {

    private TextReader() {}

    /** The texts any of which the value stands for. */
    static List<Criterion> read(FieldKey key, YamlNode.Scalar value, Reading reading) throws ContentException {
        List<TextPattern> patterns = written(key, value, reading);
        boolean bytes = false;
        for (Modifier modifier : key.modifiers()) {
            patterns = rewritten(patterns, modifier, bytes, value.position(), reading);
            bytes |= modifier.kind() == Kind.WIDE;
        }
        boolean cased = key.has(Modifier.CASED) || key.one(Kind.BASE64).isPresent();
        LinkedHashSet<Criterion> criteria = new LinkedHashSet<>();
        for (TextPattern pattern : patterns) {
            criteria.add(new Criterion.Text(placed(pattern, key), cased));
        }
        return List.copyOf(criteria);
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

    // A keyword is looked for anywhere in a value, whatever its modifiers say.
    private static TextPattern placed(TextPattern pattern, FieldKey key) {
        boolean anywhere = key.field() == null || key.has(Modifier.CONTAINS);
        TextPattern placed = anywhere || key.has(Modifier.ENDSWITH) ? pattern.withOpenStart() : pattern;
        return anywhere || key.has(Modifier.STARTSWITH) ? placed.withOpenEnd() : placed;
    }
}
