package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * Rules of udev(7). Substitutions ({@code $devnode}, {@code %k}) and patterns stay as they are written.
 *
 * @param rules in the order of the file
 * @param damages lines that udev passes over
 */
public record UdevRules(List<Rule> rules, List<LineDamage> damages) {
    private static final Pattern KEY = Pattern.compile(
            "[\\s,]*([A-Za-z_]{1,100})(?:\\{([^}]{0,1000})\\})?\\s*(==|!=|\\+=|-=|:=|=)\\s*([ei]?)\"((?:[^\"\\\\]|\\\\.)*+)\"",
            Pattern.DOTALL);

    /** A rule: all its keys must match, then its assignments are done. */
    public record Rule(int line, List<Key> keys) {
        public Rule {
            keys = List.copyOf(keys);
        }

        /** The values of keys of this name, whatever their operator and attribute. */
        public List<String> values(String name) {
            return keys.stream()
                    .filter(key -> key.name().equals(name))
                    .map(Key::value)
                    .toList();
        }
    }

    /** {@code NAME{attribute} operator "value"}. */
    public record Key(String name, @Nullable String attribute, String operator, String value) {
        /** Whether it names a program that is run: RUN, PROGRAM, or IMPORT{program}. */
        public boolean runs() {
            return switch (name) {
                case "PROGRAM" -> true;
                case "RUN" -> attribute == null || attribute.equals("program");
                case "IMPORT" -> "program".equals(attribute);
                default -> false;
            };
        }
    }

    public UdevRules {
        rules = List.copyOf(rules);
        damages = List.copyOf(damages);
    }

    /** Reads a file of rules. */
    public static UdevRules read(byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        List<TextLines.Line> lines = new ArrayList<>();
        for (TextLines.Line line : TextLines.of(bytes, damages)) {
            String text = line.text().stripLeading();
            if (!text.startsWith("#")) {
                lines.add(new TextLines.Line(line.number(), text));
            }
        }
        for (TextLines.Line line : Continued.lines(lines)) {
            String text = line.stripped();
            if (text.isEmpty()) {
                continue;
            }
            List<Key> keys = keys(text);
            if (keys.isEmpty()) {
                damages.add(LineDamage.loss(line.number(), "rule", "keys, operators and values in quotes", text));
            } else {
                rules.add(new Rule(line.number(), keys));
            }
        }
        return new UdevRules(rules, damages);
    }

    /** The keys of a rule, or none if one of them is wrong: udev then passes over the rule. */
    private static List<Key> keys(String text) {
        List<Key> keys = new ArrayList<>();
        Matcher key = KEY.matcher(text);
        int at = 0;
        while (key.region(at, text.length()).lookingAt()) {
            String value = key.group(4).equals("e")
                    ? AnsiEscapes.decoded(key.group(5))
                    : key.group(5).replace("\\\"", "\"");
            keys.add(new Key(key.group(1), key.group(2), key.group(3), value));
            at = key.end();
        }
        return text.substring(at).replace(",", "").isBlank() ? keys : List.of();
    }
}
