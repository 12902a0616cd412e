package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.foothold.sigma.regex.Metered;
import org.foothold.sigma.regex.PcreTranslation;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;

/** A regular expression of a pipeline, in the syntax of Python, run within a budget of steps for each text. */
final class PythonRegex {
    /** Characters looked at for one text: some ten milliseconds' worth. */
    private static final int MAX_STEPS = 1_000_000;

    private static final Pattern NAME =
            Pattern.compile("\\\\.|\\(\\?P(?<open>[<=])(?<name>\\w+)(?<close>[>)])", Pattern.DOTALL);

    private final Position position;
    private final Pattern pattern;
    private final Map<String, String> names;

    private PythonRegex(Position position, Pattern pattern, Map<String, String> names) {
        this.position = position;
        this.pattern = pattern;
        this.names = names;
    }

    static PythonRegex read(YamlNode node) throws ContentException {
        String source = Yaml.text(node);
        Map<String, String> names = new LinkedHashMap<>();
        try {
            String plain = withPlainNames(source, names);
            String translated = new PcreTranslation(plain, false).translated();
            int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
            return new PythonRegex(node.position(), Pattern.compile(translated, flags), names);
        } catch (PatternSyntaxException | StackOverflowError unfit) {
            String why = unfit instanceof PatternSyntaxException syntax ? syntax.getDescription() : "nested too deeply";
            throw Yaml.refused(node, "not a regular expression: " + why);
        }
    }

    // The JDK's names of groups have no underscores.
    private static String withPlainNames(String source, Map<String, String> names) {
        return NAME.matcher(source).replaceAll(found -> {
            String name = found.group("name");
            if (name == null) {
                return Matcher.quoteReplacement(found.group());
            }
            String plain = names.getOrDefault(name, "g" + names.size() + "x");
            if (found.group("open").equals("<")) {
                // A second group of the name keeps its own word, which the JDK then refuses.
                names.putIfAbsent(name, plain);
            }
            return Matcher.quoteReplacement("(?P" + found.group("open") + plain + found.group("close"));
        });
    }

    /** The groups that have names, in order. */
    List<String> groupNames() {
        return List.copyOf(names.keySet());
    }

    /** How many groups there are. */
    int groups() {
        return pattern.matcher("").groupCount();
    }

    /** Whether the text begins with what the expression describes. */
    boolean startsIn(String text) throws ContentException {
        return run(text, Matcher::lookingAt);
    }

    /** What the named groups hold where the text begins with a match; empty where it does not. */
    List<String> namedGroups(String text) throws ContentException {
        return run(text, matcher -> {
            List<String> held = new ArrayList<>();
            if (matcher.lookingAt()) {
                for (String name : names.values()) {
                    String group = matcher.group(name);
                    held.add(group == null ? "" : group);
                }
            }
            return held;
        });
    }

    /** Every match in the text, from left to right. */
    List<MatchResult> all(String text) throws ContentException {
        return run(text, matcher -> {
            List<MatchResult> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(matcher.toMatchResult());
            }
            return found;
        });
    }

    /** The number of the group of this name or number; negative where there is none. */
    int group(String nameOrNumber) {
        if (nameOrNumber.matches("\\d{1,4}")) {
            int number = Integer.parseInt(nameOrNumber);
            return number <= groups() ? number : -1;
        }
        String plain = names.get(nameOrNumber);
        return plain == null ? -1 : pattern.namedGroups().getOrDefault(plain, -1);
    }

    private <T> T run(String text, Function<Matcher, T> search) throws ContentException {
        try {
            return search.apply(pattern.matcher(new Metered(text, MAX_STEPS)));
        } catch (Metered.BudgetSpent | StackOverflowError costly) {
            throw new ContentException(
                    position, Reason.PIPELINE, "the regular expression takes too long on a value of a rule");
        }
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
