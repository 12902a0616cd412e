package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.TextPattern;

/** Puts the values of placeholders in their place (modifier {@code expand}). */
final class Expansion {
    /** Texts that one value may become: placeholders beside each other multiply. */
    private static final int MAX_TEXTS = 10_000;
    /** Characters of all texts of one value together, so that a long value cannot fill the memory. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private static final String NOTHING_TO_EXPAND = "'expand' has no placeholder to expand here";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\\\(?<escaped>[%\\\\])|%(?<name>\\w+)%");

    private Expansion() {}

    /** The texts that a value stands for, wildcards and their escapes not yet read. */
    static List<String> texts(String value, Position position, Reading reading) throws ContentException {
        Matcher matcher = PLACEHOLDER.matcher(value);
        List<String> texts = List.of("");
        int end = 0;
        boolean found = false;
        while (matcher.find()) {
            texts = appended(texts, List.of(value.substring(end, matcher.start())), position);
            end = matcher.end();
            String name = matcher.group("name");
            if (name == null) {
                // A percent sign loses its backslash here; a backslash keeps its own for the reader of wildcards.
                boolean percent = matcher.group("escaped").equals("%");
                texts = appended(texts, List.of(percent ? "%" : matcher.group()), position);
                continue;
            }
            found = true;
            List<String> values = reading.placeholders().of(name);
            if (values.isEmpty()) {
                throw new ContentException(
                        position, Reason.PLACEHOLDER, "the placeholder %" + name + "% has no values");
            }
            texts = appended(texts, values, position);
        }
        if (!found) {
            reading.warn(position, Reason.PLACEHOLDER, NOTHING_TO_EXPAND);
        }
        return appended(texts, List.of(value.substring(end)), position);
    }

    /** The value with its placeholders left as they are. */
    static Template template(String value, Position position, Reading reading) {
        List<TextPattern> fixed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(value);
        while (matcher.find()) {
            String name = matcher.group("name");
            String literal = "%".equals(matcher.group("escaped")) ? "%" : matcher.group();
            matcher.appendReplacement(text, Matcher.quoteReplacement(name == null ? literal : ""));
            if (name != null) {
                fixed.add(Wildcards.read(text.toString()));
                text.setLength(0);
                names.add(name);
            }
        }
        matcher.appendTail(text);
        fixed.add(Wildcards.read(text.toString()));
        if (names.isEmpty()) {
            reading.warn(position, Reason.PLACEHOLDER, NOTHING_TO_EXPAND);
        }
        return new Template(fixed, names);
    }

    private static List<String> appended(List<String> heads, List<String> tails, Position position)
            throws ContentException {
        if ((long) heads.size() * tails.size() > MAX_TEXTS) {
            throw new ContentException(
                    position, Reason.PLACEHOLDER, "the placeholders make more than " + MAX_TEXTS + " values");
        }
        List<String> texts = new ArrayList<>(heads.size() * tails.size());
        long characters = 0;
        for (String head : heads) {
            for (String tail : tails) {
                characters += head.length() + tail.length();
                if (characters > MAX_CHARACTERS) {
                    throw new ContentException(
                            position, Reason.PLACEHOLDER, "the placeholders make values that are too long");
                }
                texts.add(head + tail);
            }
        }
        return texts;
    }
}
