package org.foothold.formats.linux;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code key=value} pairs of an audit record and undoes how the audit system writes untrusted text. */
final class AuditValues {
    /** Fields whose value, where it has no quotes, is text in hexadecimal digits. */
    private static final Set<String> ENCODED = Set.of(
            "acct",
            "cmd",
            "comm",
            "cwd",
            "data",
            "dest",
            "device",
            "dir",
            "exe",
            "file",
            "grp",
            "invalid_context",
            "key",
            "name",
            "new-disk",
            "new-fs",
            "new_group",
            "ocomm",
            "old-disk",
            "old-fs",
            "op_data",
            "path",
            "proctitle",
            "root_dir",
            "unit",
            "vm",
            "watch");

    /** Pairs in a pair are two deep: {@code msg='…'} is one; nothing nests further. */
    private static final int MAX_DEPTH = 1;

    private final String text;
    private final boolean encodedArguments;
    private int at;
    private String word = "";

    private AuditValues(String text, boolean encodedArguments) {
        this.text = text;
        this.encodedArguments = encodedArguments;
    }

    /** Adds every pair of the text; false where there are too many. */
    static boolean read(String type, String text, Fields to) {
        return new AuditValues(text, type.equals("EXECVE")).pairs(to, 0);
    }

    private boolean pairs(Fields to, int depth) {
        boolean all = true;
        while (at < text.length()) {
            String name = name();
            if (name == null) {
                all &= decision(to);
                continue;
            }
            int start = at;
            String value = value(to, depth);
            if (value != null) {
                boolean bare = start < text.length() && text.charAt(start) != '"' && text.charAt(start) != '\'';
                all &= add(name, value, bare, to);
            }
        }
        return all;
    }

    // "avc:  denied  { read write } for": the answer and what was asked for are no pairs.
    private boolean decision(Fields to) {
        if (word.equals("denied") || word.equals("granted")) {
            return to.add("seresult", word);
        }
        if (!word.equals("{")) {
            return true;
        }
        boolean all = true;
        int end = text.indexOf('}', at);
        String asked = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        for (String each : asked.strip().split(" +")) {
            all &= to.add("seperms", each);
        }
        return all;
    }

    // A word without an equals sign is passed over, but old kernels write "old auid=0 new auid=1000".
    private @Nullable String name() {
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && !isBlank(text.charAt(at))) {
            at++;
        }
        String before = word;
        word = text.substring(start, at);
        if (at >= text.length() || text.charAt(at) != '=') {
            return null;
        }
        at++;
        if (word.isEmpty()) {
            return null;
        }
        String name = word;
        word = "";
        return before.equals("old") || before.equals("new") ? before + '_' + name : name;
    }

    private @Nullable String value(Fields to, int depth) {
        if (at >= text.length()) {
            return "";
        }
        char first = text.charAt(at);
        if (first == '\'' && depth < MAX_DEPTH) {
            int end = text.lastIndexOf('\'');
            String inner = text.substring(at + 1, end > at ? end : text.length());
            at = end > at ? end + 1 : text.length();
            new AuditValues(inner, false).pairs(to, depth + 1);
            return null;
        }
        if (first == '"') {
            return until('"');
        }
        if (first == '{') {
            return until('}').strip();
        }
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end > start && text.charAt(end - 1) == ',') {
            end--;
        }
        String value = text.substring(start, end);
        // Old daemons put the message in brackets, which leaves one at its end.
        return value.endsWith(")") && value.indexOf('(') < 0 ? value.substring(0, value.length() - 1) : value;
    }

    private String until(char close) {
        int start = at + 1;
        int end = text.indexOf(close, start);
        at = end < 0 ? text.length() : end + 1;
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private boolean add(String name, String value, boolean bare, Fields to) {
        if (bare && (value.equals("?") || value.equals("(null)"))) {
            return true;
        }
        boolean argument = encodedArguments && isArgument(name);
        if (!bare || (!ENCODED.contains(name) && !argument)) {
            return to.add(name, value);
        }
        byte[] bytes = hex(value);
        if (bytes == null) {
            return to.add(name, value);
        }
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        if (name.equals("proctitle")) {
            return to.add(name, decoded.replace('\0', ' ').stripTrailing());
        }
        if (name.equals("key")) {
            boolean all = true;
            for (String key : decoded.split("\u0001")) {
                all &= to.add(name, key);
            }
            return all;
        }
        return to.add(name, decoded);
    }

    /** Bytes written as an even number of hexadecimal digits; null where the text is none. */
    static byte @Nullable [] hex(String text) {
        if (text.isEmpty() || text.length() % 2 != 0 || !text.chars().allMatch(AuditValues::isHexDigit)) {
            return null;
        }
        return HexFormat.of().parseHex(text);
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }

    // a0, a12, and pieces of a long one: a1[0]
    private static boolean isArgument(String name) {
        return name.length() > 1
                && name.charAt(0) == 'a'
                && Character.isDigit(name.charAt(1))
                && !name.endsWith("_len");
    }

    // The enriched part of a record stands behind a group separator.
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u001d' || c == '\n' || c == '\r';
    }
}
