package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** What stands for a match, in the words of Python: text, {@code \1}, {@code \g<1>} and {@code \g<name>}. */
final class Replacement {
    private static final Pattern REFERENCE = Pattern.compile("\\\\(?:(\\d{1,2})|g<(\\w+)>|(.)|$)", Pattern.DOTALL);

    private final List<Piece> pieces;

    private Replacement(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Text, or what a group holds where there is no text. */
    private record Piece(@Nullable String text, int group) {}

    static Replacement read(YamlNode node, PythonRegex regex) throws ContentException {
        String source = Yaml.text(node);
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(source);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new Piece(source.substring(end, matcher.start()), 0));
            end = matcher.end();
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (name == null) {
                pieces.add(new Piece(escaped(matcher.group(3), node), 0));
                continue;
            }
            int group = regex.group(name);
            if (group < 0) {
                throw Yaml.refused(node, "the regular expression has no group '" + name + "'");
            }
            pieces.add(new Piece(null, group));
        }
        pieces.add(new Piece(source.substring(end), 0));
        return new Replacement(pieces);
    }

    private static String escaped(@Nullable String character, YamlNode node) throws ContentException {
        return switch (character) {
            case null -> throw Yaml.refused(node, "the replacement ends with a backslash");
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "\\" -> "\\";
            default -> {
                if (Character.isLetterOrDigit(character.charAt(0))) {
                    throw Yaml.refused(node, "'\\" + character + "' means nothing in a replacement");
                }
                yield "\\" + character;
            }
        };
    }

    /** What stands for this match. */
    String of(MatchResult match) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String part = piece.text() == null ? match.group(piece.group()) : piece.text();
            text.append(part == null ? "" : part);
        }
        return text.toString();
    }
}
