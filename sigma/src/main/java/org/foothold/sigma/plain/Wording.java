package org.foothold.sigma.plain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Criterion.Relation;
import org.foothold.sigma.rule.TextPattern;
import org.jspecify.annotations.Nullable;

/** Puts predicates and values into words that are safe to print, whatever an event holds. */
final class Wording {
    /** Characters of a value that are shown; script blocks have 20,000. */
    private static final int MAX_SHOWN = 200;
    /** Values of a field that are shown. */
    private static final int MAX_VALUES = 5;

    private Wording() {}

    /** What the predicate wants, in the rule's words. */
    static String expected(Condition.Predicate predicate, View view) {
        String field = predicate.field();
        String name = field == null ? "any field" : field;
        if (field != null && !view.source(field).key().equals(field)) {
            name += " (here " + source(view.source(field)) + ")";
        }
        return name + " " + wanted(predicate.criterion());
    }

    /** What the event has in the predicate's field. */
    static String seen(Condition.Predicate predicate, View view) {
        String field = predicate.field();
        if (field == null) {
            return "";
        }
        String seen = values(view.has(field), view.values(field));
        return predicate.criterion() instanceof Criterion.FieldRef ref
                ? seen + ", " + ref.other() + " " + values(view.has(ref.other()), view.values(ref.other()))
                : seen;
    }

    /** A text between quotes, cut where it is long, its control characters and line ends made visible. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        int end = Math.min(text.length(), MAX_SHOWN);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean printable = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            shown.append(printable ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        shown.append('\'');
        return text.length() > MAX_SHOWN ? shown + "… (" + text.length() + " characters)" : shown.toString();
    }

    private static String source(FieldSource source) {
        return switch (source) {
            case FieldSource.Raw raw -> raw.name();
            case FieldSource.Derived derived -> "made of " + String.join(", ", derived.inputs());
        };
    }

    private static String values(boolean present, List<@Nullable String> values) {
        if (!present) {
            return "absent";
        }
        String shown = values.stream()
                .limit(MAX_VALUES)
                .map(value -> value == null ? "null" : quoted(value))
                .collect(Collectors.joining(", "));
        return values.size() > MAX_VALUES ? shown + " … (" + values.size() + " values)" : shown;
    }

    private static String wanted(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Text text -> text(text.pattern()) + (text.cased() ? " (case counts)" : "");
            case Criterion.Regex regex -> "matches /" + regex.pattern() + "/" + flags(regex);
            case Criterion.Cidr cidr -> "is in the network " + network(cidr);
            case Criterion.Compare compare -> relation(compare.relation()) + compare.number();
            case Criterion.TimePart part ->
                "has a " + part.unit().name().toLowerCase(Locale.ROOT) + " that " + relation(part.relation())
                        + part.number();
            case Criterion.Null absent -> "is absent or null";
            case Criterion.Exists exists -> exists.present() ? "is there" : "is not there";
            case Criterion.FieldRef ref -> place(ref) + " the value of " + ref.other();
        };
    }

    private static String text(TextPattern pattern) {
        return switch (pattern.shape()) {
            case EXACT -> "is " + quoted(pattern.literal());
            case STARTS -> "starts with " + quoted(pattern.literal());
            case ENDS -> "ends with " + quoted(pattern.literal());
            case CONTAINS -> "contains " + quoted(pattern.literal());
            case NOT_EMPTY -> "is not empty";
            case GLOB -> "looks like " + quoted(pattern.toString());
        };
    }

    private static String flags(Criterion.Regex regex) {
        return (regex.ignoreCase() ? "i" : "") + (regex.multiLine() ? "m" : "") + (regex.dotAll() ? "s" : "");
    }

    private static String network(Criterion.Cidr cidr) {
        byte[] bytes = new byte[cidr.network().size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = cidr.network().get(i);
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + cidr.prefix();
        } catch (UnknownHostException e) {
            return cidr.network() + "/" + cidr.prefix();
        }
    }

    private static String relation(Relation relation) {
        return switch (relation) {
            case EQUAL -> "is ";
            case LESS -> "is less than ";
            case LESS_OR_EQUAL -> "is at most ";
            case GREATER -> "is more than ";
            case GREATER_OR_EQUAL -> "is at least ";
        };
    }

    private static String place(Criterion.FieldRef ref) {
        return switch (ref.place()) {
            case WHOLE -> "is";
            case START -> "starts with";
            case END -> "ends with";
            case ANYWHERE -> "contains";
        };
    }
}
