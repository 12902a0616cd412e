package org.foothold.sigma.regex;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The sets of characters that have a name: {@code \d}, {@code [:alpha:]}, {@code \p{Lu}}. */
final class NamedSets {
    static final CodeSet NEWLINE = CodeSet.of('\n');
    static final CodeSet DOT = NEWLINE.complement();
    static final CodeSet DIGIT = CodeSet.of('0', '9');
    static final CodeSet UPPER = CodeSet.of('A', 'Z');
    static final CodeSet LOWER = CodeSet.of('a', 'z');
    static final CodeSet ALPHA = UPPER.union(LOWER);
    static final CodeSet ALNUM = ALPHA.union(DIGIT);
    static final CodeSet WORD = ALNUM.union(CodeSet.of('_'));
    static final CodeSet SPACE = CodeSet.of('\t', '\r').union(CodeSet.of(' '));
    static final CodeSet VERTICAL =
            CodeSet.of('\n', '\r').union(CodeSet.of(0x85)).union(CodeSet.of(0x2028, 0x2029));
    static final CodeSet HORIZONTAL = new CodeSet.Builder()
            .add('\t')
            .add(' ')
            .add(0xA0)
            .add(0x1680)
            .add(0x180E)
            .add(0x2000, 0x200A)
            .add(0x202F)
            .add(0x205F)
            .add(0x3000)
            .build();
    private static final CodeSet GRAPH = CodeSet.of('!', '~');

    /** Sets that are kept: Unicode has fewer categories and scripts, but they may be spelt in many ways. */
    private static final int MAX_PROPERTIES = 256;

    // To collect one takes milliseconds.
    private static final Map<String, CodeSet> PROPERTIES = new ConcurrentHashMap<>();

    private NamedSets() {}

    /** The set of a class escape such as {@code \d}, or null when the letter names none. */
    static @Nullable CodeSet escape(int letter) {
        return switch (letter) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.complement();
            case 'w' -> WORD;
            case 'W' -> WORD.complement();
            case 's' -> SPACE;
            case 'S' -> SPACE.complement();
            case 'h' -> HORIZONTAL;
            case 'H' -> HORIZONTAL.complement();
            case 'v' -> VERTICAL;
            case 'V' -> VERTICAL.complement();
            case 'N' -> DOT;
            default -> null;
        };
    }

    /** The ASCII set of a POSIX name, or null. */
    static @Nullable CodeSet posix(String name) {
        return switch (name) {
            case "alpha" -> ALPHA;
            case "digit" -> DIGIT;
            case "alnum" -> ALNUM;
            case "upper" -> UPPER;
            case "lower" -> LOWER;
            case "space" -> SPACE;
            case "blank" -> CodeSet.of('\t').union(CodeSet.of(' '));
            case "punct" -> GRAPH.minus(ALNUM);
            case "print" -> CodeSet.of(' ', '~');
            case "graph" -> GRAPH;
            case "cntrl" -> CodeSet.of(0, 0x1F).union(CodeSet.of(0x7F));
            case "xdigit" -> DIGIT.union(CodeSet.of('A', 'F')).union(CodeSet.of('a', 'f'));
            case "word" -> WORD;
            case "ascii" -> CodeSet.of(0, 0x7F);
            default -> null;
        };
    }

    /** The set of a Unicode category or script, or null. */
    static @Nullable CodeSet property(String name, boolean ignoreCase) {
        String key = name + (ignoreCase ? "/i" : "");
        CodeSet known = PROPERTIES.get(key);
        CodeSet set = known == null ? find(name, ignoreCase) : known;
        if (set != null && PROPERTIES.size() < MAX_PROPERTIES) {
            PROPERTIES.put(key, set);
        }
        return set;
    }

    private static @Nullable CodeSet find(String name, boolean ignoreCase) {
        if (name.equals("Any")) {
            return CodeSet.ALL;
        }
        String category = name.startsWith("Is") && name.length() <= 4 ? name.substring(2) : name;
        if (category.equals("L&") || category.equals("LC") || (ignoreCase && category.matches("L[ult]"))) {
            return collect(c -> isCategory(c, "Lu") || isCategory(c, "Ll") || isCategory(c, "Lt"));
        }
        if (CATEGORIES.contains(" " + category + " ")) {
            return collect(c -> isCategory(c, category));
        }
        try {
            Character.UnicodeScript script =
                    Character.UnicodeScript.forName(name.startsWith("Is") ? name.substring(2) : name);
            return collect(c -> Character.UnicodeScript.of(c) == script);
        } catch (IllegalArgumentException unknown) {
            CodeSet posix = posix(name.toLowerCase(Locale.ROOT));
            return posix != null && ignoreCase ? CaseOrbits.close(posix) : posix;
        }
    }

    // Indexed by Character.getType: three characters each.
    private static final String TYPES =
            "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf .. Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf ";
    private static final String CATEGORIES = " L M N P S Z C " + TYPES;

    private static boolean isCategory(int c, String category) {
        return TYPES.startsWith(category, 3 * Character.getType(c));
    }

    private static CodeSet collect(IntPredicate member) {
        CodeSet.Builder builder = new CodeSet.Builder();
        int first = -1;
        for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c++) {
            boolean in = c <= Character.MAX_CODE_POINT && member.test(c);
            if (in && first < 0) {
                first = c;
            } else if (!in && first >= 0) {
                builder.add(first, c - 1);
                first = -1;
            }
        }
        return builder.build();
    }
}
