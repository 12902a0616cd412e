package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foothold.sigma.modifier.Modifier.Kind;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * The left side of a field item, such as {@code CommandLine|contains|all}, its modifiers known and not in each other's way.
 *
 * @param field null for keywords, which name no field
 * @param modifiers in the order of writing, none twice
 */
record FieldKey(@Nullable String field, List<Modifier> modifiers, Position position) {
    private static final Set<Kind> ANY_TEXT =
            EnumSet.of(Kind.GENERIC, Kind.CASE, Kind.PLACE, Kind.EXPANSION, Kind.TEXT, Kind.WIDE, Kind.BASE64);
    private static final Set<Kind> ONE_OF_A_KIND =
            EnumSet.of(Kind.PLACE, Kind.WIDE, Kind.TYPE, Kind.RELATION, Kind.UNIT);
    /** Modifiers that rewrite a value, each of which needs the work of those before it. */
    private static final Set<Kind> REWRITING = EnumSet.of(Kind.TEXT, Kind.WIDE, Kind.BASE64);

    FieldKey {
        modifiers = List.copyOf(modifiers);
    }

    static FieldKey read(YamlNode.Scalar key) throws ContentException {
        String text = key.text();
        int bar = text.indexOf('|');
        String field = bar < 0 ? text : text.substring(0, bar);
        FieldKey read = new FieldKey(
                field.isEmpty() ? null : field,
                bar < 0 ? List.of() : modifiers(text.substring(bar + 1), key.position()),
                key.position());
        read.checkCompany();
        read.checkOrder();
        read.checkKeyword();
        return read;
    }

    boolean has(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /** The only modifier of this kind. */
    Optional<Modifier> one(Kind kind) {
        for (Modifier modifier : modifiers) {
            if (modifier.kind() == kind) {
                return Optional.of(modifier);
            }
        }
        return Optional.empty();
    }

    /** Whether a modifier rewrites the text of values. */
    static boolean rewrites(Modifier modifier) {
        return REWRITING.contains(modifier.kind());
    }

    private static List<Modifier> modifiers(String words, Position position) throws ContentException {
        List<Modifier> modifiers = new ArrayList<>();
        for (String word : words.split("\\|", -1)) {
            Modifier modifier = Modifier.of(word)
                    .orElseThrow(() ->
                            new ContentException(position, Reason.MODIFIER, "the modifier '" + word + "' is unknown"));
            if (modifiers.contains(modifier)) {
                throw new ContentException(position, Reason.MODIFIER, "the modifier '" + word + "' stands twice");
            }
            modifiers.add(modifier);
        }
        return modifiers;
    }

    private void checkCompany() throws ContentException {
        for (Modifier first : modifiers) {
            for (Modifier second : modifiers) {
                if (first != second && !goTogether(first, second)) {
                    throw refused(
                            "the modifiers '" + first.word() + "' and '" + second.word() + "' contradict each other");
                }
            }
        }
    }

    private static boolean goTogether(Modifier first, Modifier second) {
        if (first.kind() == second.kind() && ONE_OF_A_KIND.contains(first.kind())) {
            return false;
        }
        return switch (first) {
            case RE -> second.kind() == Kind.GENERIC || second.kind() == Kind.REGEX_FLAG;
            case CIDR -> second.kind() == Kind.GENERIC || second.kind() == Kind.EXPANSION;
            case FIELDREF -> second.kind() == Kind.GENERIC || second.kind() == Kind.PLACE || second.kind() == Kind.CASE;
            case EXISTS -> false;
            case I, M, S -> second.kind() == Kind.GENERIC || second == Modifier.RE || second.kind() == Kind.REGEX_FLAG;
            case LT, LTE, GT, GTE -> second == Modifier.ALL || second.kind() == Kind.UNIT;
            case MINUTE, HOUR, DAY, WEEK, MONTH, YEAR ->
                second.kind() == Kind.GENERIC || second.kind() == Kind.RELATION;
            // What stands with a text is asked from the other side as well.
            default -> ANY_TEXT.contains(first.kind());
        };
    }

    private void checkOrder() throws ContentException {
        Modifier before = null;
        boolean placed = false;
        for (Modifier modifier : modifiers) {
            if (modifier.kind() == Kind.REGEX_FLAG && modifiers.indexOf(Modifier.RE) < 0) {
                throw refused("the modifier '" + modifier.word() + "' needs 're' before it");
            }
            if (modifier.kind() == Kind.REGEX_FLAG && modifiers.indexOf(Modifier.RE) > modifiers.indexOf(modifier)) {
                throw refused("the modifier '" + modifier.word() + "' has to follow 're'");
            }
            placed |= modifier.kind() == Kind.PLACE;
            if (!REWRITING.contains(modifier.kind())) {
                continue;
            }
            if (placed && modifier.kind() != Kind.TEXT) {
                throw refused("the encoding '" + modifier.word() + "' has to stand before '"
                        + one(Kind.PLACE).map(Modifier::word).orElse("") + "'");
            }
            if (before != null && before.compareTo(modifier) > 0) {
                throw refused("the modifier '" + modifier.word() + "' has to stand before '" + before.word() + "'");
            }
            before = modifier;
        }
    }

    private void checkKeyword() throws ContentException {
        if (field != null) {
            return;
        }
        for (Modifier modifier : modifiers) {
            boolean needsField = switch (modifier) {
                case STARTSWITH, ENDSWITH, EXISTS, FIELDREF -> true;
                default -> modifier.kind() == Kind.RELATION || modifier.kind() == Kind.UNIT;
            };
            if (needsField) {
                throw refused("the modifier '" + modifier.word() + "' needs a field");
            }
        }
    }

    private ContentException refused(String message) {
        return new ContentException(position, Reason.MODIFIER, message);
    }
}
