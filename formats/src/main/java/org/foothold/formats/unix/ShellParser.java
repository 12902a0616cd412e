package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.unix.ShellWords.Command;
import org.foothold.formats.unix.ShellWords.Kind;
import org.foothold.formats.unix.ShellWords.Named;
import org.foothold.formats.unix.ShellWords.Redirection;
import org.foothold.formats.unix.ShellWords.Word;

/** Puts tokens of a shell together to simple commands; what only orders them (if, while, brackets) is passed over. */
final class ShellParser {
    /** Many times the longest script; keeps memory in bounds. */
    private static final int MAX_COMMANDS = 200_000;

    private static final Set<String> ORDERING = Set.of(
            "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "{", "}", "!", "time", "coproc",
            "esac");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[A-Za-z_][A-Za-z_0-9]*(?:\\[[^\\]]*\\])?\\+?=.*", Pattern.DOTALL);

    private final ShellLexer lexer;
    private final List<Command> commands = new ArrayList<>();
    private final List<Word> assignments = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Redirection> redirections = new ArrayList<>();
    private int line;
    private int pipeline;
    private int cases;

    ShellParser(ShellLexer lexer) {
        this.lexer = lexer;
    }

    List<Command> commands() {
        while (commands.size() < MAX_COMMANDS) {
            ShellLexer.Token token = lexer.next();
            if (token.isEnd()) {
                break;
            }
            if (token.word() != null) {
                word(token.word());
            } else if (token.descriptor() != null && token.operator() != null) {
                redirection(token.descriptor(), token.operator());
            } else if (token.operator() != null) {
                operator(token.operator());
            }
        }
        if (commands.size() >= MAX_COMMANDS) {
            lexer.damages()
                    .add(LineDamage.loss(lexer.line(), "script", "at most " + MAX_COMMANDS + " commands", "more"));
        }
        flush("");
        return commands;
    }

    private void word(Word word) {
        boolean first = words.isEmpty();
        if (first && assignments.isEmpty() && ORDERING.contains(word.raw())) {
            cases -= word.raw().equals("esac") && cases > 0 ? 1 : 0;
            return;
        }
        if (first && word.raw().equals("function")) {
            function();
            return;
        }
        line = first && assignments.isEmpty() && redirections.isEmpty() ? word.line() : line;
        if (first && ASSIGNMENT.matcher(word.raw()).matches()) {
            assignments.add(word);
            return;
        }
        words.add(word);
        if (first && word.raw().equals("[[")) {
            test();
        } else if (word.raw().equals("in")
                && words.size() == 3
                && words.getFirst().raw().equals("case")) {
            flush("");
            cases++;
            patterns();
        }
    }

    private void function() {
        ShellLexer.Token name = lexer.next();
        if (name.word() != null) {
            lexer.named()
                    .add(new Named(
                            name.word().line(), Kind.FUNCTION, name.word().text(), ""));
        }
        if (lexer.sees('(')) {
            lexer.next();
            if (lexer.sees(')')) {
                lexer.next();
            }
        }
    }

    /** Between double brackets operators are words. */
    private void test() {
        while (true) {
            int at = lexer.line();
            ShellLexer.Token token = lexer.next();
            if (token.isEnd()) {
                return;
            }
            if (token.word() != null) {
                words.add(token.word());
                if (token.word().raw().equals("]]")) {
                    return;
                }
            } else if (token.operator() != null && !token.is("\n")) {
                words.add(new Word(at, token.operator(), token.operator(), true, List.of()));
            }
        }
    }

    private void patterns() {
        boolean first = true;
        while (true) {
            ShellLexer.Token token = lexer.next();
            if (token.isEnd() || (token.is(")") && !first)) {
                return;
            }
            if (first && token.word() != null && token.word().raw().equals("esac")) {
                cases--;
                return;
            }
            first &= token.is("\n") || token.is("(");
        }
    }

    private void redirection(String descriptor, String operator) {
        if (words.isEmpty() && assignments.isEmpty() && redirections.isEmpty()) {
            line = lexer.line();
        }
        ShellLexer.Token target = lexer.next();
        if (target.word() != null) {
            redirections.add(new Redirection(descriptor, operator, target.word()));
            if (operator.equals("<<") || operator.equals("<<-")) {
                lexer.document(target.word().text(), operator.equals("<<-"));
            }
        } else {
            lexer.damages().add(LineDamage.flaw(lexer.line(), "redirection", "a word behind it", operator));
            if (target.operator() != null && target.descriptor() == null) {
                operator(target.operator());
            }
        }
    }

    private void operator(String operator) {
        boolean opens = operator.equals("(");
        boolean loop = words.size() == 1 && words.getFirst().raw().equals("for");
        if (opens && (words.isEmpty() || loop) && lexer.arithmetic()) {
            return;
        }
        if (opens && words.size() == 1 && assignments.isEmpty() && lexer.sees(')')) {
            lexer.next();
            lexer.named().add(new Named(line, Kind.FUNCTION, words.getFirst().text(), ""));
            words.clear();
            return;
        }
        flush(operator);
        if (cases > 0 && operator.startsWith(";") && operator.length() > 1) {
            patterns();
        }
    }

    private void flush(String operator) {
        boolean something = !words.isEmpty() || !assignments.isEmpty() || !redirections.isEmpty();
        if (something) {
            commands.add(new Command(line, assignments, words, redirections, pipeline, operator.equals("&")));
            name();
        }
        if (!operator.equals("|") && !operator.equals("|&")) {
            pipeline++;
        }
        words.clear();
        assignments.clear();
        redirections.clear();
    }

    private void name() {
        List<Word> given = words.stream()
                .skip(1)
                .filter(word -> !word.raw().startsWith("-"))
                .toList();
        String command = words.isEmpty() ? "" : words.getFirst().text();
        if (command.equals("alias")) {
            for (Word word : given) {
                int equals = word.text().indexOf('=');
                if (equals > 0) {
                    String name = word.text().substring(0, equals);
                    lexer.named()
                            .add(new Named(line, Kind.ALIAS, name, word.text().substring(equals + 1)));
                }
            }
        } else if (command.equals("trap") && given.size() > 1) {
            String signals = given.stream().skip(1).map(Word::text).collect(Collectors.joining(" "));
            lexer.named()
                    .add(new Named(line, Kind.TRAP, signals, given.getFirst().text()));
        }
    }
}
