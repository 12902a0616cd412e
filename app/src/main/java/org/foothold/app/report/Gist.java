package org.foothold.app.report;

import java.util.List;
import org.foothold.engine.model.Evidence;

/** The one line by which people tell a finding from others of its rule: what ran, what was written, who did it. */
final class Gist {
    private static final int LONGEST = 140;

    /** The most telling first. */
    private static final List<String> FIELDS = List.of(
            "TargetObject",
            "CommandLine",
            "TaskName",
            "ServiceFileName",
            "ImagePath",
            "ServiceName",
            "ScriptBlockText",
            "TargetFilename",
            "ImageLoaded",
            "MemberSid",
            "TargetUserName",
            "proctitle",
            "exe",
            "eventName",
            "operationName",
            "activityDisplayName",
            "Operation",
            "protoPayload.methodName",
            "eventType",
            "action",
            "verb",
            "message",
            "Image",
            "account",
            "User");

    private Gist() {}

    static String of(Evidence evidence) {
        for (String field : FIELDS) {
            String value = evidence.first(field);
            if (value != null && !value.isBlank() && !value.equals("-")) {
                String start = value.length() <= 4 * LONGEST ? value : value.substring(0, 4 * LONGEST);
                String line = start.strip().replaceAll("\\s+", " ");
                return Text.whole(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
            }
        }
        return "";
    }
}
