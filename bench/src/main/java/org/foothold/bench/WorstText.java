package org.foothold.bench;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;

/** Long texts that are as hard as possible for those who look for thousands of literals and expressions in them. */
final class WorstText {
    private static final String PRINTABLE =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;-_+*/\\|$%&()[]{}<>=?!'\"`^~#@\n\t";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String SCRIPT = "function Get-Report($path) { $items = Get-ChildItem -Path $path -Recurse | "
            + "Where-Object { $_.Length -gt 10 }\nforeach ($item in $items) { Write-Output \"$($item.Name): $($item.Length)\" "
            + "}\nif ($env:Temp) { Copy-Item $path\\notes.txt -Destination C:\\Users\\Public\\ } }\n";
    // What expressions of rules for scripts wait for: each holds the beginning of some of them, and never their end.
    private static final String[] RUNS = {
        "Get-ChildItem x -Path HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Ru ",
        "Copy-Item c:\\a -Destination c:\\Windows\\System ",
        "cmd /c set abc=x&& set input && invoke {0}{1}\\\" -f a) b) ",
        "cmd.exe /r echo x | clip && powershell clipboard]::( \\\"{0} -f ",
        "(New-Object -ComObject x).Get-Item gci -Path -Path -Path ",
        "HostId=01234567-89ab-cdef-0123-456789abcdef0 EngineVersion ",
        "&& set {0}{1}{2}\" -f && cmd (/c powershell noexit $input ",
        "$env:ComSpec[4,26,25]-join'' $PSHome[21]+$PSHome[34] [char]65+[char]66 ",
    };

    private final List<Rule> rules;
    private final int length;
    private final Random random;

    /**
     * Texts of this many characters.
     *
     * @param rules whose literals and expressions are made use of
     */
    WorstText(List<Rule> rules, int length, long seed) {
        this.rules = rules;
        this.length = length;
        this.random = new Random(seed);
    }

    /** All kinds of text, by name; another seed gives others of the same kinds. */
    Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("plain script", repeated(SCRIPT));
        texts.put("strings joined by +", joined("'", "'+'"));
        texts.put("+ alone", repeated("+"));
        texts.put("base64", drawn(BASE64));
        texts.put("base64 of a script", encoded(SCRIPT));
        texts.put("random printable", drawn(PRINTABLE));
        texts.put("backticks", spaced('`'));
        texts.put("quotes", spaced('"'));
        texts.put("carets", spaced('^'));
        texts.put("one letter", repeated("e"));
        texts.put("blanks", repeated(" "));
        texts.put("digits in hexadecimal", drawn("0123456789abcdef"));
        texts.put("backslashes", repeated("\\"));
        texts.put("parentheses and braces", drawn("(){}[]$'\",-f+"));
        texts.put("format strings", joined("{", "}{"));
        texts.put("beginnings of expressions", drawn(List.of(RUNS), " "));
        texts.put("beginnings, no blanks between", drawn(List.of(RUNS), ""));
        texts.put("pieces of expressions", drawn(pieces(), " "));
        texts.put("pieces of expressions, one line", drawn(pieces(), ""));
        texts.put("letters beyond ASCII", drawn("aеéİıſK的 "));
        List<String> literals = literals();
        texts.put("literals without their last letter", drawn(cut(literals, 0, 1), " "));
        texts.put("literals without their first letter", drawn(cut(literals, 1, 0), " "));
        texts.put("halves of literals", drawn(halves(literals), ""));
        texts.put("whole literals", drawn(literals, " "));
        texts.put("whole literals, lines", drawn(literals, "\n"));
        return texts;
    }

    private String repeated(String text) {
        return text.repeat(length / text.length() + 1).substring(0, length);
    }

    private String drawn(String letters) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private String drawn(List<String> parts, String between) {
        List<String> shuffled = new ArrayList<>(parts);
        StringBuilder text = new StringBuilder(length + 100);
        while (text.length() < length) {
            Collections.shuffle(shuffled, random);
            for (String part : shuffled) {
                if (text.length() < length) {
                    text.append(part).append(between);
                }
            }
        }
        return text.substring(0, length);
    }

    private String joined(String before, String between) {
        StringBuilder text = new StringBuilder(before);
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26))).append(between);
        }
        return text.substring(0, length);
    }

    private String encoded(String script) {
        String text = repeated(script);
        return Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                .substring(0, length);
    }

    /** A script with this character between its letters. */
    private String spaced(char between) {
        StringBuilder text = new StringBuilder(length + 1);
        for (int i = 0; text.length() < length; i++) {
            text.append(SCRIPT.charAt(i % SCRIPT.length())).append(between);
        }
        return text.substring(0, length);
    }

    private static List<String> cut(List<String> literals, int first, int last) {
        return literals.stream()
                .map(literal -> literal.substring(first, literal.length() - last))
                .toList();
    }

    private static List<String> halves(List<String> literals) {
        List<String> halves = new ArrayList<>();
        for (String literal : literals) {
            halves.add(literal.substring(0, literal.length() / 2 + 1));
            halves.add(literal.substring(literal.length() / 2));
        }
        return halves;
    }

    private List<String> literals() {
        List<String> literals = new ArrayList<>();
        for (Condition.Predicate predicate : predicates()) {
            if (predicate.criterion() instanceof Criterion.Text text) {
                for (TextPattern.Part part : text.pattern().parts()) {
                    if (part instanceof TextPattern.Literal literal
                            && literal.text().length() > 2) {
                        literals.add(literal.text());
                    }
                }
            }
        }
        return literals.stream().distinct().toList();
    }

    /** The expressions' own letters, split where something else than a letter stands for itself. */
    private List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (Condition.Predicate predicate : predicates()) {
            if (predicate.criterion() instanceof Criterion.Regex regex) {
                for (String piece : regex.pattern()
                        .replaceAll("\\{\\d*,?\\d*}|\\\\[sSdDwWbB]", "|")
                        .split("[|.*?()\\[\\]]+")) {
                    pieces.add(piece.replace("\\", ""));
                }
            }
        }
        pieces.removeIf(String::isEmpty);
        return pieces.stream().distinct().toList();
    }

    private List<Condition.Predicate> predicates() {
        List<Condition.Predicate> predicates = new ArrayList<>();
        rules.forEach(rule -> add(rule.condition(), predicates));
        return predicates;
    }

    private static void add(Condition condition, List<Condition.Predicate> predicates) {
        switch (condition) {
            case Condition.And and -> and.terms().forEach(term -> add(term, predicates));
            case Condition.Or or -> or.terms().forEach(term -> add(term, predicates));
            case Condition.Not not -> add(not.term(), predicates);
            case Condition.Selection named -> add(named.body(), predicates);
            case Condition.Predicate predicate -> predicates.add(predicate);
        }
    }
}
