package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.FormatException;
import org.foothold.formats.access.Sudoers.Command;
import org.foothold.formats.access.Sudoers.Member;
import org.jspecify.annotations.Nullable;

/** Goes through one line of a sudoers file and takes the pieces it is made of. */
final class SudoersCursor {
    private static final Pattern DIGEST =
            Pattern.compile("(sha(?:224|256|384|512))\\s*:\\s*([A-Za-z0-9+/]+=*)(?:\\s*,\\s*(?=sha\\d{3}\\s*:)|\\s+)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*|sudoedit|list");
    private static final Pattern IPV6 =
            Pattern.compile("[0-9A-Fa-f]{0,4}:(?:[0-9A-Fa-f]{0,4}:){1,7}[0-9A-Fa-f.]{0,15}(?:/[0-9A-Fa-f:]{1,39})?");

    private final String text;
    private int at;

    SudoersCursor(String text, int at) {
        this.text = text;
        this.at = at;
    }

    boolean end() {
        blanks();
        return at >= text.length();
    }

    int at() {
        return at;
    }

    /** What is yet to come. */
    String rest() {
        return text.substring(at);
    }

    boolean take(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    void need(char c) {
        if (!take(c)) {
            throw wrong("'" + c + "'");
        }
    }

    /** What a pattern finds here; null where it does not fit. */
    @Nullable
    Matcher take(Pattern pattern) {
        blanks();
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    FormatException wrong(String expected) {
        return new FormatException("rule", at, expected, end() ? "the end" : text.substring(at));
    }

    /** A list with commas. */
    List<Member> members(boolean hosts) {
        List<Member> members = new ArrayList<>();
        do {
            boolean negated = negated();
            blanks();
            Matcher address = hosts ? take(IPV6) : null;
            members.add(new Member(address != null ? address.group() : name(), negated));
        } while (take(','));
        return List.copyOf(members);
    }

    private boolean negated() {
        boolean negated = false;
        while (take('!')) {
            negated = !negated;
        }
        return negated;
    }

    /** A name of a user, group, host or alias, with what marks its kind in front. */
    private String name() {
        StringBuilder name = new StringBuilder();
        for (String mark : List.of("%:#", "%:", "%#", "%", "+", "#")) {
            if (name.isEmpty() && text.startsWith(mark, at)) {
                name.append(mark);
                at += mark.length();
            }
        }
        int marks = name.length();
        if (name.indexOf("#") >= 0) {
            // A number ends where its digits do, whatever follows.
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            if (number.lookingAt()) {
                at = number.end();
                return name + number.group();
            }
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return name + quoted();
        }
        while (at < text.length() && " \t,:=!()\"#".indexOf(text.charAt(at)) < 0) {
            name.append(plain());
        }
        if (name.length() == marks) {
            throw wrong("a name");
        }
        return name.toString();
    }

    String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.startsWith("\\\"", at)) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw wrong("a closing quote");
        }
        at++;
        return value.toString();
    }

    /** A value of Defaults or of an option. */
    String value(String ends) {
        blanks();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            value.append(plain());
        }
        return value.toString();
    }

    /** One character, of which a backslash says that it, or the one of a number, means itself. */
    private char plain() {
        char c = text.charAt(at++);
        if (c != '\\' || at >= text.length()) {
            return c;
        }
        if (text.charAt(at) == 'x' && at + 2 < text.length()) {
            int high = Character.digit(text.charAt(at + 1), 16);
            int low = Character.digit(text.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                at += 3;
                return (char) (high << 4 | low);
            }
        }
        return text.charAt(at++);
    }

    /** A command with its digests and arguments. */
    Command command() {
        boolean negated = negated();
        List<String> digests = new ArrayList<>();
        Matcher digest;
        while ((digest = take(DIGEST)) != null) {
            digests.add(digest.group(1) + ":" + digest.group(2));
        }
        // A mark may stand behind them.
        negated ^= negated();
        blanks();
        String regex = regex();
        String path = regex != null ? regex : path();
        boolean alias = regex == null && path.charAt(0) != '/';
        if (alias && !WORD.matcher(path).matches()) {
            throw new FormatException("command", at, "an absolute path, an alias or ALL", path);
        }
        boolean takesArguments = !alias || path.equals("sudoedit") || path.equals("list");
        return new Command(path, takesArguments ? arguments() : null, digests, negated);
    }

    /** From a circumflex to the dollar sign that ends it; commas and colons between them mean themselves. */
    private @Nullable String regex() {
        if (at >= text.length() || text.charAt(at) != '^') {
            return null;
        }
        for (int end = at + 1; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == '$' && (end + 1 == text.length() || " \t,:".indexOf(text.charAt(end + 1)) >= 0)) {
                String regex = text.substring(at, end + 1);
                at = end + 1;
                return regex;
            }
        }
        throw wrong("a dollar sign that ends the regular expression");
    }

    private String path() {
        int from = at;
        StringBuilder path = new StringBuilder();
        while (at < text.length() && " \t,:=!#".indexOf(text.charAt(at)) < 0) {
            path.append(
                    text.charAt(at) == '\\' && isPattern(at + 1)
                            ? text.charAt(at++) + "" + text.charAt(at++)
                            : plain());
        }
        if (at == from) {
            throw wrong("a command");
        }
        return path.toString();
    }

    private @Nullable String arguments() {
        spaces();
        String regex = regex();
        if (regex != null) {
            return regex;
        }
        StringBuilder all = new StringBuilder();
        while (at < text.length() && ",:#".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                spaces();
                all.append(' ');
            } else if (c == '\\' && at + 1 < text.length() && ":\\,= \t#".indexOf(text.charAt(at + 1)) >= 0) {
                all.append(text.charAt(at + 1));
                at += 2;
            } else {
                all.append(c);
                at++;
            }
        }
        String arguments = all.toString().strip();
        if (arguments.isEmpty()) {
            return null;
        }
        return arguments.equals("\"\"") ? "" : arguments;
    }

    /** A backslash before it stays, for the pattern that the name is. */
    private boolean isPattern(int index) {
        return index < text.length() && "*?[]!^".indexOf(text.charAt(index)) >= 0;
    }

    /** Blanks, and exclamation marks of which each takes another one back: for sudo these are nothing, wherever they stand. */
    private void blanks() {
        spaces();
        while (text.startsWith("!!", at)) {
            at += 2;
            spaces();
        }
    }

    private void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
