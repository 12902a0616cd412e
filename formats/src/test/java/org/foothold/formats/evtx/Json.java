package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strict reader of JSON for tests: objects as maps, numbers as the text they are written as after a {@code #}. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        if (json.at != text.length()) {
            throw new IllegalArgumentException("more behind the value: " + text.substring(json.at));
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        return (Map<String, Object>) read(text);
    }

    private @Nullable Object value() {
        char first = text.charAt(at);
        if (first == '{') {
            return object();
        }
        if (first == '[') {
            List<Object> all = new ArrayList<>();
            for (at++; text.charAt(at) != ']'; comma(']')) {
                all.add(value());
            }
            at++;
            return all;
        }
        if (first == '"') {
            return string();
        }
        for (String word : List.of("null", "true", "false")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        return number();
    }

    private Object number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)")) {
            throw new IllegalArgumentException("no value: " + text.substring(start));
        }
        return "#" + digits;
    }

    private Map<String, Object> object() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (at++; text.charAt(at) != '}'; comma('}')) {
            String key = string();
            expect(':');
            if (all.containsKey(key)) {
                throw new IllegalArgumentException("twice: " + key);
            }
            all.put(key, value());
        }
        at++;
        return all;
    }

    private void comma(char end) {
        if (text.charAt(at) != end) {
            expect(',');
            if (text.charAt(at) == end) {
                throw new IllegalArgumentException("a comma too many at " + at);
            }
        }
    }

    private String string() {
        expect('"');
        StringBuilder all = new StringBuilder();
        while (text.charAt(at) != '"') {
            char unit = text.charAt(at++);
            if (unit < 0x20) {
                throw new IllegalArgumentException("a control character at " + at);
            }
            if (unit != '\\') {
                all.append(unit);
                continue;
            }
            char escape = text.charAt(at++);
            if (escape == 'u') {
                all.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else {
                int known = "\"\\/bfnrt".indexOf(escape);
                all.append("\"\\/\b\f\n\r\t".charAt(known));
            }
        }
        at++;
        return all.toString();
    }

    private void expect(char wanted) {
        if (text.charAt(at++) != wanted) {
            throw new IllegalArgumentException("no " + wanted + " at " + at + " of " + text);
        }
    }
}
