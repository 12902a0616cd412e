package org.foothold.sigma.regex;

import org.jspecify.annotations.Nullable;

/** Reads a character class, from behind its opening bracket. */
final class ClassParser {
    private final PatternCursor cursor;
    private final boolean ignoreCase;
    private final CodeSet.Builder cased = new CodeSet.Builder();
    private final CodeSet.Builder fixed = new CodeSet.Builder();
    private boolean quoting;

    ClassParser(PatternCursor cursor, boolean ignoreCase) {
        this.cursor = cursor;
        this.ignoreCase = ignoreCase;
    }

    CodeSet parse() throws RegexSyntaxException {
        int start = cursor.at() - 1;
        boolean negated = cursor.takeIf("^");
        boolean first = true;
        while (quoting || first || cursor.peek() != ']') {
            if (cursor.ended()) {
                throw new RegexSyntaxException("the character class is not closed", start);
            }
            if (!switchQuoting()) {
                item();
                first = false;
            }
        }
        cursor.take();
        CodeSet letters = cased.build();
        CodeSet set =
                fixed.add(ignoreCase ? CaseOrbits.close(letters) : letters).build();
        return negated ? set.complement() : set;
    }

    private boolean switchQuoting() {
        if (!quoting && cursor.takeIf("\\Q")) {
            quoting = true;
            return true;
        }
        if (cursor.takeIf("\\E")) {
            quoting = false;
            return true;
        }
        return false;
    }

    private void item() throws RegexSyntaxException {
        int start = cursor.at();
        if (!quoting && cursor.sees("[:") && posix()) {
            return;
        }
        CodeSet named = named();
        if (named != null) {
            fixed.add(named);
            return;
        }
        int first = character();
        int dash = cursor.at();
        if (quoting || !cursor.takeIf("-")) {
            cased.add(first);
            return;
        }
        if (cursor.peek() == ']' || cursor.ended() || cursor.sees("[:") || namedAhead()) {
            // The dash is itself here.
            cursor.moveTo(dash);
            cased.add(first);
            return;
        }
        int last = character();
        if (last < first) {
            throw new RegexSyntaxException("the range is the wrong way round", start);
        }
        cased.add(first, last);
    }

    private boolean namedAhead() throws RegexSyntaxException {
        int place = cursor.at();
        boolean ahead = named() != null;
        cursor.moveTo(place);
        return ahead;
    }

    private @Nullable CodeSet named() throws RegexSyntaxException {
        int place = cursor.at();
        if (quoting || !cursor.takeIf("\\")) {
            return null;
        }
        int letter = cursor.take();
        if (letter == 'p' || letter == 'P') {
            return property(cursor, letter == 'P', ignoreCase);
        }
        CodeSet set = NamedSets.escape(letter);
        if (set == null) {
            cursor.moveTo(place);
        }
        return set;
    }

    private int character() throws RegexSyntaxException {
        int c = cursor.take();
        if (quoting || c != '\\') {
            return c;
        }
        int place = cursor.at();
        int letter = cursor.take();
        if (letter == 'b') {
            return '\b';
        }
        int escaped = cursor.character(letter);
        if (escaped == PatternCursor.END) {
            throw new RegexSyntaxException("unknown escape in a character class", place - 1);
        }
        return escaped;
    }

    private boolean posix() throws RegexSyntaxException {
        int place = cursor.at();
        cursor.takeIf("[:");
        boolean negated = cursor.takeIf("^");
        StringBuilder name = new StringBuilder();
        while (cursor.peek() >= 'a' && cursor.peek() <= 'z') {
            name.append((char) cursor.take());
        }
        if (!cursor.takeIf(":]")) {
            // A bracket and a colon that stand for themselves.
            cursor.moveTo(place);
            return false;
        }
        CodeSet set = NamedSets.posix(name.toString());
        if (set == null) {
            throw new RegexSyntaxException("unknown character class [:" + name + ":]", place);
        }
        CodeSet closed = ignoreCase ? bothCases(set) : set;
        fixed.add(negated ? closed.complement() : closed);
        return true;
    }

    private static CodeSet bothCases(CodeSet set) {
        return set.equals(NamedSets.UPPER) || set.equals(NamedSets.LOWER) ? NamedSets.ALPHA : set;
    }

    /** The set of {@code \p} or {@code \P}, the letter being taken already. */
    static CodeSet property(PatternCursor cursor, boolean complement, boolean ignoreCase) throws RegexSyntaxException {
        int place = cursor.at();
        boolean negated = complement;
        String name;
        if (cursor.takeIf("{")) {
            negated ^= cursor.takeIf("^");
            name = cursor.takeUntil("}");
        } else {
            name = Character.toString(cursor.take());
        }
        CodeSet set = NamedSets.property(name, ignoreCase);
        if (set == null) {
            throw new RegexSyntaxException("unknown property '" + name + "'", place);
        }
        return negated ? set.complement() : set;
    }
}
