package org.foothold.app.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Technique;
import org.jspecify.annotations.Nullable;

/** How reports write what they have in common. */
final class Text {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Text() {}

    /** The time in UTC with milliseconds. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The ids of the techniques, separated by blanks. */
    static String techniques(Finding finding) {
        return ids(finding.rule().techniques());
    }

    /** The ids of techniques, separated by blanks. */
    static String ids(List<Technique> techniques) {
        return techniques.stream().map(Technique::id).collect(Collectors.joining(" "));
    }

    /** The finding in one line: level, title, target. */
    static String message(Finding finding) {
        return "[" + finding.rule().level().text() + "] " + finding.rule().title() + " on "
                + finding.target().name();
    }

    /** A field's values, several of them separated by commas; null is the empty text. */
    static String values(List<@Nullable String> values) {
        return values.stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .collect(Collectors.joining(", "));
    }

    /** All evidence in one line. */
    static String evidence(Evidence evidence) {
        return evidence.fields().stream()
                .map(field -> field.name() + "=" + values(field.values()))
                .collect(Collectors.joining(" ; "));
    }

    /** The text with every half of a surrogate pair that stands alone replaced, so that it can be written as UTF-8. */
    static String whole(String text) {
        StringBuilder repaired = null;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(at, '\uFFFD');
        }
        return repaired == null ? text : repaired.toString();
    }
}
