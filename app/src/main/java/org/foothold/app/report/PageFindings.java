package org.foothold.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Technique;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes findings into a page as they come, in pieces that the page unpacks when somebody looks: for each piece an index
 * (what a list shows) and the details (evidence and reasons).
 */
final class PageFindings {
    /** Findings in a page; a browser holds their index at once. */
    static final int MOST = 200_000;

    /** Findings in a piece: what is unpacked to show one of them. */
    private static final int PIECE = 256;

    /** Characters in a piece, about, before a new one begins. */
    private static final int PIECE_WEIGHT = 1 << 20;

    /** Characters of a value; the rest stands in the log, and in the other shapes of the report. */
    static final int LONGEST_VALUE = 16_384;

    /** Characters of all values of one finding, and fields: beyond it they are left out. */
    private static final int EVIDENCE_WEIGHT = 1 << 18;

    private static final int MOST_FIELDS = 512;
    private static final int MOST_VALUES = 256;
    private static final int MOST_REASONS = 64;
    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_EVENTS = 500;

    /** Characters of a name: of a target, a file. */
    private static final int LONGEST_NAME = 1_024;

    /** The largest number that a browser keeps whole. */
    private static final long LARGEST = (1L << 53) - 1;

    private final Html html;
    private final Map<Finding.Rule, Integer> rules = new LinkedHashMap<>();
    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private final Map<String, Integer> paths = new LinkedHashMap<>();
    private final List<Finding> piece = new ArrayList<>();
    private int weight;
    private long written;
    private long leftOut;

    PageFindings(Html html) {
        this.html = html;
    }

    /** Takes the next finding; beyond the most only their number is kept. */
    void add(Finding finding) {
        if (written >= MOST) {
            leftOut++;
            return;
        }
        written++;
        piece.add(finding);
        weight += weigh(finding.evidence());
        if (piece.size() >= PIECE || weight >= PIECE_WEIGHT) {
            flush();
        }
    }

    long written() {
        return written;
    }

    long leftOut() {
        return leftOut;
    }

    private static int weigh(Evidence evidence) {
        int weight = 0;
        for (Evidence.Field field : evidence.fields()) {
            weight += field.name().length();
            for (String value : field.values()) {
                weight += value == null ? 4 : Math.min(value.length(), LONGEST_VALUE);
            }
        }
        return Math.min(weight, EVIDENCE_WEIGHT);
    }

    private void flush() {
        if (piece.isEmpty()) {
            return;
        }
        script("i", Blob.of(this::index));
        script("d", Blob.of(this::details));
        piece.clear();
        weight = 0;
    }

    private void script(String kind, String blob) {
        html.raw("<script type=\"application/octet-stream\" class=\"" + kind + "\">" + blob + "</script>\n");
    }

    /** The rest of the findings, and the names that they go by. */
    void finish() {
        flush();
        html.raw("<script type=\"application/octet-stream\" id=\"names\">" + Blob.of(this::names) + "</script>\n");
    }

    private static int number(Map<String, Integer> names, String name) {
        String cut = Blob.cut(name, LONGEST_NAME);
        Integer known = names.putIfAbsent(cut, names.size());
        return known == null ? names.size() - 1 : known;
    }

    private int number(Finding.Rule rule) {
        Integer known = rules.putIfAbsent(rule, rules.size());
        return known == null ? rules.size() - 1 : known;
    }

    /** For each finding rule, time, target, file, record, and what tells it from others of its rule. */
    private void index(JsonGenerator json) {
        json.writeStartArray();
        for (Finding finding : piece) {
            json.writeStartArray();
            json.writeNumber(number(finding.rule()));
            json.writeNumber(finding.at().toEpochMilli());
            json.writeNumber(number(targets, finding.target().name()));
            json.writeNumber(number(paths, finding.origin().path()));
            record(json, finding.origin().record());
            json.writeString(Gist.of(finding.evidence()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void record(JsonGenerator json, long record) {
        if (record >= 0 && record <= LARGEST) {
            json.writeNumber(record);
        } else {
            json.writeString(Long.toUnsignedString(record));
        }
    }

    /** Evidence once for each event, and for each finding which of them, its reasons and its events. */
    @SuppressWarnings("ReferenceEquality") // Findings of one event share their evidence.
    private void details(JsonGenerator json) {
        json.writeStartObject();
        json.writeName("e");
        json.writeStartArray();
        Evidence last = null;
        for (Finding finding : piece) {
            if (finding.evidence() != last) {
                last = finding.evidence();
                evidence(json, last);
            }
        }
        json.writeEndArray();
        json.writeName("f");
        json.writeStartArray();
        int evidence = -1;
        last = null;
        for (Finding finding : piece) {
            evidence += finding.evidence() == last ? 0 : 1;
            last = finding.evidence();
            finding(json, finding, evidence);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Evidence evidence) {
        int room = EVIDENCE_WEIGHT;
        int fields = 0;
        json.writeStartArray();
        for (Evidence.Field field : evidence.fields()) {
            if (room <= 0 || ++fields > MOST_FIELDS) {
                json.writeStartArray();
                json.writeString("…");
                json.writeString("more fields stand in the log");
                json.writeEndArray();
                break;
            }
            json.writeStartArray();
            json.writeString(Blob.cut(field.name(), LONGEST_NAME));
            for (String value : field.values().stream().limit(MOST_VALUES).toList()) {
                room -= value(json, value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static int value(JsonGenerator json, @Nullable String value) {
        if (value == null) {
            json.writeNull();
            return 4;
        }
        json.writeString(Blob.cut(value, LONGEST_VALUE));
        return Math.min(value.length(), LONGEST_VALUE);
    }

    private void finding(JsonGenerator json, Finding finding, int evidence) {
        json.writeStartArray();
        json.writeNumber(evidence);
        json.writeBoolean(finding.origin().carved());
        json.writeStartArray();
        finding.reasons().stream()
                .limit(MOST_REASONS)
                .forEach(reason -> json.writeString(Blob.cut(reason, LONGEST_REASON)));
        json.writeEndArray();
        json.writeStartArray();
        for (Finding.Event event : finding.events().stream().limit(MOST_EVENTS).toList()) {
            json.writeStartArray();
            json.writeNumber(event.at().toEpochMilli());
            json.writeString(Text.whole(event.rule().title()));
            json.writeNumber(number(targets, event.target().name()));
            json.writeNumber(number(paths, event.origin().path()));
            record(json, event.origin().record());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    private void names(JsonGenerator json) {
        json.writeStartObject();
        json.writeName("rules");
        json.writeStartArray();
        for (Finding.Rule rule : rules.keySet()) {
            json.writeStartArray();
            json.writeString(Text.whole(rule.title()));
            json.writeString(rule.level().text());
            json.writeStartArray();
            for (Technique technique : rule.techniques()) {
                json.writeString(technique.id());
            }
            json.writeEndArray();
            json.writeString(Text.whole(rule.path()));
            json.writeString(rule.id() == null ? "" : Text.whole(rule.id()));
            json.writeEndArray();
        }
        json.writeEndArray();
        texts(json, "targets", targets);
        texts(json, "paths", paths);
        json.writeNumberProperty("leftOut", leftOut);
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Map<String, Integer> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.keySet().forEach(json::writeString);
        json.writeEndArray();
    }
}
