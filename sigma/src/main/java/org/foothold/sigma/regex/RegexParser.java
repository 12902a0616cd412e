package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a regular expression in the syntax of PCRE, without recursion, conditions and verbs. */
final class RegexParser {
    /** Deeper groups are refused, so that no walk over a pattern can overflow the stack. */
    static final int MAX_DEPTH = 100;
    /** Longer patterns are refused: the longest that people write have a few thousand characters. */
    static final int MAX_LENGTH = 65_536;
    /** Higher counts of a quantifier are refused. */
    static final int MAX_COUNT = 5_000;

    private static final Node LINE_BREAK = new Node.Choice(List.of(
            new Node.Sequence(List.of(new Node.Chars(CodeSet.of('\r')), new Node.Chars(NamedSets.NEWLINE))),
            new Node.Chars(NamedSets.VERTICAL)));

    private static final int IGNORE_CASE = 1;
    private static final int MULTI_LINE = 2;
    private static final int DOT_ALL = 4;
    private static final int EXTENDED = 8;

    private final PatternCursor cursor;
    private final Map<String, Integer> names = new HashMap<>();
    private int flags;
    private int groups;
    private int depth;
    private int highestReference;
    private boolean quoting;

    private RegexParser(String pattern, int flags) {
        this.cursor = new PatternCursor(pattern);
        this.flags = flags;
    }

    static Node parse(String pattern, boolean ignoreCase, boolean multiLine, boolean dotAll)
            throws RegexSyntaxException {
        if (pattern.length() > MAX_LENGTH) {
            throw new RegexSyntaxException("the pattern is longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        int flags = (ignoreCase ? IGNORE_CASE : 0) | (multiLine ? MULTI_LINE : 0) | (dotAll ? DOT_ALL : 0);
        RegexParser parser = new RegexParser(pattern, flags);
        Node node = parser.choice();
        if (!parser.cursor.ended()) {
            throw parser.cursor.error("')' without '('");
        }
        if (parser.highestReference > parser.groups) {
            throw parser.cursor.error("there is no group " + parser.highestReference);
        }
        return node;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private Node choice() throws RegexSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw cursor.error("groups are nested deeper than " + MAX_DEPTH);
        }
        List<Node> options = new ArrayList<>();
        do {
            options.add(sequence());
        } while (!quoting && cursor.takeIf("|"));
        depth--;
        return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
    }

    private Node sequence() throws RegexSyntaxException {
        List<Node> parts = new ArrayList<>();
        while (true) {
            skipIgnored();
            if (cursor.ended() || (!quoting && (cursor.peek() == '|' || cursor.peek() == ')'))) {
                break;
            }
            Node atom = quoting ? literal(cursor.take()) : atom();
            skipIgnored();
            parts.add(quoting ? atom : quantified(atom));
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    // Quotation marks, comments, and white space where the pattern says that it does not count.
    private void skipIgnored() throws RegexSyntaxException {
        while (!cursor.ended()) {
            if (quoting) {
                if (!cursor.takeIf("\\E")) {
                    return;
                }
                quoting = false;
            } else if (cursor.takeIf("\\Q")) {
                quoting = true;
            } else if (cursor.takeIf("(?#")) {
                cursor.takeUntil(")");
            } else if (has(EXTENDED) && NamedSets.SPACE.contains(cursor.peek())) {
                cursor.take();
            } else if (has(EXTENDED) && cursor.takeIf("#")) {
                cursor.skipLine();
            } else if (!cursor.takeIf("\\E")) {
                return;
            }
        }
    }

    private Node quantified(Node atom) throws RegexSyntaxException {
        int[] counts = quantifier();
        if (counts == null) {
            return atom;
        }
        Node.Greed greed = Node.Greed.GREEDY;
        if (cursor.takeIf("+")) {
            greed = Node.Greed.POSSESSIVE;
        } else if (cursor.takeIf("?")) {
            greed = Node.Greed.LAZY;
        }
        int behind = cursor.at();
        if (quantifier() != null) {
            throw new RegexSyntaxException("a quantifier after a quantifier", behind);
        }
        return new Node.Repeat(atom, counts[0], counts[1], greed);
    }

    // Least and most count, or null when no quantifier stands here: a brace that begins none is itself.
    private int @Nullable [] quantifier() throws RegexSyntaxException {
        if (cursor.takeIf("*")) {
            return new int[] {0, Node.ENDLESS};
        }
        if (cursor.takeIf("+")) {
            return new int[] {1, Node.ENDLESS};
        }
        if (cursor.takeIf("?")) {
            return new int[] {0, 1};
        }
        int start = cursor.at();
        if (!cursor.takeIf("{")) {
            return null;
        }
        int least = cursor.takeNumber();
        boolean comma = cursor.takeIf(",");
        int most = comma ? cursor.takeNumber() : least;
        if (!cursor.takeIf("}") || (least < 0 && most < 0)) {
            cursor.moveTo(start);
            return null;
        }
        if (Math.max(least, most) > MAX_COUNT) {
            throw new RegexSyntaxException("a count above " + MAX_COUNT, start);
        }
        if (most >= 0 && most < least) {
            throw new RegexSyntaxException("the counts are the wrong way round", start);
        }
        return new int[] {Math.max(least, 0), most};
    }

    private Node literal(int codePoint) {
        CodeSet set = CodeSet.of(codePoint);
        return new Node.Chars(has(IGNORE_CASE) ? CaseOrbits.close(set) : set);
    }

    private Node atom() throws RegexSyntaxException {
        int start = cursor.at();
        int c = cursor.take();
        return switch (c) {
            case '.' -> new Node.Chars(has(DOT_ALL) ? CodeSet.ALL : NamedSets.DOT);
            case '^' -> has(MULTI_LINE) ? Node.Place.LINE_START : Node.Place.TEXT_START;
            case '$' -> has(MULTI_LINE) ? Node.Place.LINE_END : Node.Place.TEXT_END;
            case '[' -> new Node.Chars(new ClassParser(cursor, has(IGNORE_CASE)).parse());
            case '(' -> group(start);
            case '\\' -> escape(start);
            case '*', '+', '?' -> throw new RegexSyntaxException("nothing to repeat", start);
            default -> literal(c);
        };
    }

    private Node escape(int start) throws RegexSyntaxException {
        int letter = cursor.take();
        CodeSet named = NamedSets.escape(letter);
        if (named != null) {
            return new Node.Chars(named);
        }
        if (letter >= '1' && letter <= '9') {
            cursor.moveTo(start + 1);
            return reference(cursor.takeNumber(), start);
        }
        return switch (letter) {
            case 'p', 'P' -> new Node.Chars(ClassParser.property(cursor, letter == 'P', has(IGNORE_CASE)));
            case 'b' -> Node.Place.WORD_EDGE;
            case 'B' -> Node.Place.NO_WORD_EDGE;
            case 'A' -> Node.Place.TEXT_START;
            case 'z' -> Node.Place.TEXT_END;
            case 'Z' -> Node.Place.LAST_LINE_END;
            // Where a match is said to begin does not matter here: only whether there is one.
            case 'K' -> Node.EMPTY;
            case 'R' -> new Node.Atomic(LINE_BREAK);
            case 'k', 'g' -> named(letter, start);
            default -> {
                int c = cursor.character(letter);
                if (c == PatternCursor.END) {
                    throw new RegexSyntaxException("unknown escape \\" + Character.toString(letter), start);
                }
                yield literal(c);
            }
        };
    }

    private Node named(int letter, int start) throws RegexSyntaxException {
        int open = cursor.peek();
        if (letter == 'g' && open != '{') {
            boolean relative = cursor.takeIf("-");
            int number = cursor.takeNumber();
            return reference(relative ? groups + 1 - number : number, start);
        }
        String close = switch (open) {
            case '{' -> "}";
            case '<' -> ">";
            case '\'' -> "'";
            default -> throw new RegexSyntaxException("a group's name is missing", start);
        };
        cursor.take();
        String name = cursor.takeUntil(close);
        if (name.matches("-?[0-9]{1,6}")) {
            int number = Integer.parseInt(name);
            return reference(number < 0 ? groups + 1 + number : number, start);
        }
        return reference(name, start);
    }

    private Node reference(String name, int start) throws RegexSyntaxException {
        Integer group = names.get(name);
        if (group == null) {
            throw new RegexSyntaxException("there is no group '" + name + "' before", start);
        }
        return reference(group, start);
    }

    private Node reference(int group, int start) throws RegexSyntaxException {
        if (group < 1) {
            throw new RegexSyntaxException("there is no such group", start);
        }
        highestReference = Math.max(highestReference, group);
        return new Node.BackReference(group, has(IGNORE_CASE));
    }

    private Node group(int start) throws RegexSyntaxException {
        if (cursor.peek() == '*') {
            throw new RegexSyntaxException("verbs are not supported", start);
        }
        if (!cursor.takeIf("?")) {
            return captured(start);
        }
        if (cursor.takeIf("<=")) {
            return new Node.Look(body(start), false, false);
        }
        if (cursor.takeIf("<!")) {
            return new Node.Look(body(start), false, true);
        }
        if (cursor.takeIf("P=")) {
            return reference(cursor.takeUntil(")"), start);
        }
        if (cursor.takeIf("<") || cursor.takeIf("P<")) {
            return capturedAs(cursor.takeUntil(">"), start);
        }
        if (cursor.takeIf("'")) {
            return capturedAs(cursor.takeUntil("'"), start);
        }
        int kind = cursor.peek();
        if (kind == '|' || kind == '(' || kind == 'R' || kind == '&' || kind == 'P' || isDigit(kind)) {
            throw new RegexSyntaxException("recursion and conditions are not supported", start);
        }
        return switch (kind) {
            case ':' -> next(start);
            case '=' -> new Node.Look(next(start), true, false);
            case '!' -> new Node.Look(next(start), true, true);
            case '>' -> new Node.Atomic(next(start));
            default -> flagged(start);
        };
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || c == '+';
    }

    private Node next(int start) throws RegexSyntaxException {
        cursor.take();
        return body(start);
    }

    private Node captured(int start) throws RegexSyntaxException {
        groups++;
        return new Node.Group(body(start));
    }

    private Node capturedAs(String name, int start) throws RegexSyntaxException {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
            throw new RegexSyntaxException("'" + name + "' is no name of a group", start);
        }
        if (names.putIfAbsent(name, groups + 1) != null) {
            throw new RegexSyntaxException("a second group '" + name + "'", start);
        }
        return captured(start);
    }

    // The alternatives up to the closing parenthesis; flags that they set end with them.
    private Node body(int start) throws RegexSyntaxException {
        int before = flags;
        Node node = choice();
        flags = before;
        if (!cursor.takeIf(")")) {
            throw new RegexSyntaxException("'(' without ')'", start);
        }
        return node;
    }

    private Node flagged(int start) throws RegexSyntaxException {
        int before = flags;
        boolean on = true;
        if (cursor.takeIf("^")) {
            flags = 0;
        }
        while (true) {
            int c = cursor.take();
            if (c == ')') {
                return Node.EMPTY;
            }
            if (c == ':') {
                Node node = body(start);
                flags = before;
                return node;
            }
            if (c == '-') {
                on = false;
                continue;
            }
            int flag = switch (c) {
                case 'i' -> IGNORE_CASE;
                case 'm' -> MULTI_LINE;
                case 's' -> DOT_ALL;
                case 'x' -> EXTENDED;
                default -> throw new RegexSyntaxException("unknown flag '" + Character.toString(c) + "'", start);
            };
            flags = on ? flags | flag : flags & ~flag;
        }
    }
}
