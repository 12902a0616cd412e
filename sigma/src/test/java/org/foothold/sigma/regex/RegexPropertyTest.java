package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random patterns of the common syntax on random short values: what java.util.regex finds, and only that, is found. */
class RegexPropertyTest {
    private static final String[] ATOMS = {
        "a",
        "b",
        "c",
        "ab",
        "[ab]",
        "[^a]",
        "[a-c]",
        ".",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "\\d",
        "1",
        " ",
        "\\n",
        "A",
        "B",
        "😀",
        "[a😀]",
        "[^😀]",
        "ä",
        "Σ",
        "\\.",
        "[[:alpha:]]"
    };
    private static final String[] PLACES = {"^", "$", "\\b", "\\B", "\\A", "\\z"};
    private static final String[] QUANTIFIERS = {
        "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{2,}", "{0,3}", "{2,3}?"
    };
    private static final String[] UNCOUNTED = {"*", "+", "?", "*?", "+?", "??"};
    private static final String[] SLOW = {"(?=%s)", "(?!%s)", "(?<!%s)", "(?>%s)"};
    private static final String[] LETTERS = {"a", "b", "c", "A", "B", "1", " ", "\n", "😀", "ä", "Ä", "σ", "ς", "."};

    private final Random random = new Random(42);
    private final LongText scratch = new LongText();
    private int matches;
    private int slow;

    @Test
    void findsWhatJavaFinds() throws RegexSyntaxException {
        for (int i = 0; i < 8_000; i++) {
            check(pattern(3, false));
        }
        assertThat(matches).isBetween(15_000, 70_000);
        assertThat(slow).isZero();
    }

    @Test
    void findsWhatJavaFindsWithLookAroundAndAtomicGroups() throws RegexSyntaxException {
        for (int i = 0; i < 4_000; i++) {
            check(pattern(3, true));
        }
        assertThat(matches).isGreaterThan(4_000);
        assertThat(slow).isBetween(200, 3_800);
    }

    @Test
    void countsARepeatedGroupAsIfItWereWrittenOut() throws RegexSyntaxException {
        int found = 0;
        for (int i = 0; i < 4_000; i++) {
            String part = "(?:" + pattern(2, false) + ")";
            String before = pick(ATOMS);
            String after = pick(ATOMS);
            Regex counted = Regex.compile(before + part + "{2,4}" + after, false, false, false);
            String unrolled = before + part + part + "(?:" + part + part + "?)?" + after;
            Regex written = Regex.compile(unrolled, false, false, false);
            Regex endless = Regex.compile(before + part + "{2,}" + after, false, false, false);
            Regex looped = Regex.compile(before + part + part + part + "*" + after, false, false, false);
            for (int j = 0; j < 10; j++) {
                String value = value();
                assertThat(counted.find(value))
                        .as("%s in '%s'", unrolled, value)
                        .isEqualTo(written.find(value));
                assertThat(endless.find(value)).as("%s in '%s'", looped, value).isEqualTo(looped.find(value));
                found += counted.find(value) == Found.YES ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(500);
    }

    private void check(String pattern) throws RegexSyntaxException {
        boolean ignoreCase = random.nextInt(3) == 0;
        boolean multiLine = random.nextInt(3) == 0;
        boolean dotAll = random.nextInt(3) == 0;
        Regex regex = Regex.compile(pattern, ignoreCase, multiLine, dotAll);
        slow += regex.slow() ? 1 : 0;
        int flags = Pattern.UNIX_LINES
                | Pattern.UNICODE_CASE
                | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
                | (multiLine ? Pattern.MULTILINE : 0)
                | (dotAll ? Pattern.DOTALL : 0);
        // With the second alternative, which no value has, java.util.regex never begins within a pair.
        String translated = pattern.replace("[[:alpha:]]", "\\p{Alpha}") + "|😀{20}";
        Pattern java = Pattern.compile(multiLine ? translated : translated.replace("$", "\\z"), flags);
        for (int i = 0; i < 10; i++) {
            // In an empty text, Java begins no line.
            String value = multiLine ? "a" + value() : value();
            boolean expected = java.matcher(value).find();
            byte[] slice = ("a" + value + "\nb").getBytes(StandardCharsets.UTF_16LE);
            Found found = regex.find(slice, 2, slice.length - 4);
            assertThat(found)
                    .as(
                            "/%s/%s%s%s in '%s'",
                            pattern, ignoreCase ? "i" : "", multiLine ? "m" : "", dotAll ? "s" : "", value)
                    .isEqualTo(expected ? Found.YES : Found.NO);
            if (!regex.slow()) {
                scratch.forget();
                scratch.set(slice, 2, slice.length - 4);
                assertThat(regex.findInPieces(scratch, true))
                        .as("in pieces: /%s/ in '%s'", pattern, value)
                        .contains(found);
            }
            if (expected) {
                matches++;
                GateAssert.assertThatPasses(regex.gate(), value, pattern);
            }
        }
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            value.append(pick(LETTERS));
        }
        return value.toString();
    }

    private String pattern(int depth, boolean withSlow) {
        StringBuilder pattern = new StringBuilder();
        for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
            pattern.append(part(depth, withSlow));
            if (parts > 1 && random.nextInt(6) == 0) {
                pattern.append('|');
            }
        }
        return pattern.toString();
    }

    private String part(int depth, boolean withSlow) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return pick(PLACES);
        }
        if (withSlow && kind == 1) {
            return pick(SLOW).formatted(pick(ATOMS));
        }
        String atom = pick(ATOMS);
        if (depth > 0 && kind < 5) {
            String open = random.nextInt(3) == 0 ? "(?i:" : random.nextBoolean() ? "(" : "(?:";
            atom = open + pattern(depth - 1, withSlow) + ")";
        } else if (atom.equals("ab")) {
            atom = "(?:ab)";
        }
        if (atom.length() > 3 && atom.charAt(0) == '(') {
            // Java ends a counted loop early when one of its rounds is empty.
            return random.nextBoolean() ? atom : atom + pick(UNCOUNTED);
        }
        boolean possessive = withSlow && random.nextInt(8) == 0;
        String quantifier = pick(QUANTIFIERS);
        return random.nextBoolean()
                ? atom
                : atom + (possessive ? quantifier.charAt(0) == '{' ? "{1,2}+" : "++" : quantifier);
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
