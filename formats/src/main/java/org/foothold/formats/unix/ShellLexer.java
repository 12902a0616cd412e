package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.unix.ShellWords.Command;
import org.foothold.formats.unix.ShellWords.Named;
import org.foothold.formats.unix.ShellWords.Word;
import org.jspecify.annotations.Nullable;

/** Shell text as tokens: words, operators, and redirection operators with their descriptors. */
final class ShellLexer {
    /** Substitutions in substitutions; people write two or three. Each level reads its text again. */
    private static final int MAX_DEPTH = 12;

    private static final Pattern REDIRECTION =
            Pattern.compile("([0-9]{1,9}|\\{[A-Za-z_][A-Za-z_0-9]{0,99}\\})?(<<<|<<-|<<|<&|<>|>>|>&|>\\||&>>|&>|<|>)");
    private static final Pattern OPERATOR = Pattern.compile(";;&|;;|;&|;|&&|&|\\|\\||\\|&|\\||\\(|\\)|\n");
    private static final String META = " \t\n;&|()<>";

    private final String text;
    private final int depth;
    private final List<Named> named;
    private final List<LineDamage> damages;
    private final List<String> documents = new ArrayList<>();
    private final Matcher redirection;
    private final Matcher operator;
    private int at;
    private int line;
    private int counted;

    ShellLexer(String text, int line, int depth, List<Named> named, List<LineDamage> damages) {
        this.text = text;
        this.line = line;
        this.depth = depth;
        this.named = named;
        this.damages = damages;
        this.redirection = REDIRECTION.matcher(text);
        this.operator = OPERATOR.matcher(text);
    }

    /** A word, an operator, or a redirection; all null at the end. */
    record Token(
            @Nullable Word word,
            @Nullable String operator,
            @Nullable String descriptor) {
        boolean isEnd() {
            return word == null && operator == null;
        }

        boolean is(String wanted) {
            return descriptor == null && wanted.equals(operator);
        }
    }

    List<Named> named() {
        return named;
    }

    List<LineDamage> damages() {
        return damages;
    }

    /** The line on which the next token stands. */
    int line() {
        for (; counted < at; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    Token next() {
        blanks();
        if (at >= text.length()) {
            return new Token(null, null, null);
        }
        boolean substitution = text.startsWith("<(", at) || text.startsWith(">(", at);
        if (!substitution && redirection.region(at, text.length()).lookingAt()) {
            at = redirection.end();
            String descriptor = redirection.group(1);
            return new Token(null, redirection.group(2), descriptor == null ? "" : descriptor);
        }
        if (!substitution && operator.region(at, text.length()).lookingAt()) {
            at = operator.end();
            if (operator.group().equals("\n")) {
                passDocuments();
            }
            return new Token(null, operator.group(), null);
        }
        return new Token(word(), null, null);
    }

    /** Whether what stands here is the first sign of this operator; nothing is taken. */
    boolean sees(char c) {
        blanks();
        return at < text.length() && text.charAt(at) == c;
    }

    /** Passes over {@code (( … ))} of which the first bracket was taken, if it is one. */
    boolean arithmetic() {
        if (at >= text.length() || text.charAt(at) != '(') {
            return false;
        }
        int end = ShellNesting.end(text, at + 1, ')');
        if (!text.startsWith("))", end)) {
            return false;
        }
        at = end + 2;
        return true;
    }

    /** A here-document begins behind this line. */
    void document(String last, boolean tabs) {
        documents.add((tabs ? "\t" : " ") + last);
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == ' ' || c == '\t') {
                at++;
            } else {
                break;
            }
        }
    }

    private void passDocuments() {
        for (String document : documents) {
            boolean tabs = document.charAt(0) == '\t';
            String last = document.substring(1);
            boolean found = false;
            while (at < text.length() && !found) {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                String row = text.substring(at, end);
                found = (tabs ? row.replaceFirst("^\t+", "") : row).equals(last);
                at = Math.min(text.length(), end + 1);
            }
            if (!found) {
                damages.add(LineDamage.flaw(line(), "here-document", "its last line " + last, "the end"));
            }
        }
        documents.clear();
    }

    private Word word() {
        int from = at;
        int start = line();
        WordText word = new WordText();
        while (at < text.length() && (META.indexOf(text.charAt(at)) < 0 || continues(from))) {
            piece(word, from);
        }
        return new Word(start, word.out.toString(), text.substring(from, at), word.literal, word.inner);
    }

    /** Signs that end a word but do not here: of a process substitution, or of an array. */
    private boolean continues(int from) {
        boolean array = at > from && text.charAt(at) == '(' && text.charAt(at - 1) == '=';
        return array || text.startsWith("<(", at) || text.startsWith(">(", at);
    }

    private void piece(WordText word, int from) {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> escape(word);
            case '\'' -> single(word, at + 1, false);
            case '"' -> doubled(word);
            case '$' -> dollar(word, false);
            case '`' -> backquote(word);
            case '<', '>' -> substitution(word, at + 2);
            case '(' -> substitution(word, at + 1);
            default -> {
                word.sign(c, at == from);
                at++;
            }
        }
    }

    private void escape(WordText word) {
        if (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
            word.out.append(text.charAt(at + 1));
        } else if (at + 1 >= text.length()) {
            word.out.append('\\');
        }
        at = Math.min(text.length(), at + 2);
    }

    private void single(WordText word, int from, boolean escapes) {
        int end = ShellNesting.closing(text, from, escapes);
        unclosed(end, "single quote");
        String inside = text.substring(Math.min(from, end), end);
        word.out.append(escapes ? AnsiEscapes.decoded(inside) : inside);
        at = Math.min(text.length(), end + 1);
    }

    private void doubled(WordText word) {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
                escape(word);
            } else if (c == '$') {
                dollar(word, true);
            } else if (c == '`') {
                backquote(word);
            } else {
                word.out.append(c);
                at++;
            }
        }
        unclosed(at, "double quote");
        at = Math.min(text.length(), at + 1);
    }

    private void dollar(WordText word, boolean quoted) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (!quoted && next == '\'') {
            single(word, at + 2, true);
        } else if (!quoted && next == '"') {
            at++;
        } else if (next == '(') {
            substitution(word, at + 2);
        } else if (next == '{') {
            int end = ShellNesting.end(text, at + 2, '}');
            inner("\"" + text.substring(at + 2, end) + "\"", word);
            take(word, end, "brace");
        } else {
            word.literal &= !(Character.isLetterOrDigit(next) || (next != 0 && "_*@#?-$!".indexOf(next) >= 0));
            word.out.append('$');
            at++;
        }
    }

    private void backquote(WordText word) {
        int end = ShellNesting.end(text, at + 1, '`');
        inner(text.substring(at + 1, end).replaceAll("\\\\([\\\\`$])", "$1"), word);
        take(word, end, "backquote");
    }

    private void substitution(WordText word, int from) {
        int end = ShellNesting.end(text, from, ')');
        boolean number = text.startsWith("$((", at) && text.startsWith("))", end - 1);
        if (!number) {
            inner(text.substring(from, end), word);
        }
        take(word, end, "bracket");
    }

    private void take(WordText word, int end, String what) {
        unclosed(end, what);
        int next = Math.min(text.length(), end + 1);
        word.literal = false;
        word.out.append(text, at, next);
        at = next;
    }

    private void unclosed(int end, String what) {
        if (end >= text.length()) {
            damages.add(LineDamage.flaw(line(), what, "its end", "the end of the text"));
        }
    }

    private void inner(String inside, WordText word) {
        if (inside.isBlank()) {
            return;
        }
        if (depth >= MAX_DEPTH) {
            damages.add(LineDamage.loss(line(), "substitution", "at most " + MAX_DEPTH + " levels", "more"));
            return;
        }
        List<Command> commands = new ShellParser(new ShellLexer(inside, line(), depth + 1, named, damages)).commands();
        boolean parameter = inside.charAt(0) == '"' && commands.size() == 1 && text.startsWith("${", at);
        if (parameter) {
            commands.getFirst().words().forEach(part -> word.inner.addAll(part.inner()));
        } else {
            word.inner.addAll(commands);
        }
    }

    /** A word while it grows. */
    private static final class WordText {
        private final StringBuilder out = new StringBuilder();
        private final List<Command> inner = new ArrayList<>();
        private boolean literal = true;
        private boolean brace;

        private void sign(char c, boolean first) {
            boolean dots = c == '.' && !out.isEmpty() && out.charAt(out.length() - 1) == '.';
            literal &= "*?[".indexOf(c) < 0 && !(first && c == '~') && !(brace && (c == ',' || dots));
            brace |= c == '{';
            out.append(c);
        }
    }
}
