package org.foothold.formats.linux;

/** What stands behind the time of a line of RFC 5424: names, structured data, message. */
final class Rfc5424 {
    private static final String[] NAMES = {"host", "program", "pid", "msgid"};

    private final String text;
    private int at;

    private Rfc5424(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Adds the fields; false where the line ends early or its structured data are not closed. What there is, is kept. */
    static boolean read(String text, int start, Fields fields) {
        return new Rfc5424(text, start).rest(fields);
    }

    private boolean rest(Fields fields) {
        for (String name : NAMES) {
            if (!blank()) {
                return false;
            }
            int start = at;
            while (at < text.length() && text.charAt(at) != ' ') {
                at++;
            }
            String value = text.substring(start, at);
            if (!value.isEmpty() && !value.equals("-")) {
                fields.add(name, value);
            }
        }
        if (!blank()) {
            return false;
        }
        boolean closed = true;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        } else {
            while (closed && at < text.length() && text.charAt(at) == '[') {
                closed = element(fields);
            }
        }
        String message = text.substring(Math.min(at, text.length())).strip();
        fields.add("message", message.startsWith("\ufeff") ? message.substring(1) : message);
        return closed;
    }

    private boolean blank() {
        if (at >= text.length() || text.charAt(at) != ' ') {
            return false;
        }
        at++;
        return true;
    }

    // [id name="value" …], in which a backslash stands in front of a quote, a backslash and a bracket
    private boolean element(Fields fields) {
        at++;
        String id = until(" ]");
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
            String name = until("= ]");
            if (!text.startsWith("=\"", at)) {
                return false;
            }
            at += 2;
            String value = quoted();
            fields.add(id + "." + name, value);
        }
        if (at >= text.length() || text.charAt(at) != ']') {
            return false;
        }
        at++;
        return true;
    }

    private String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\]".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }
}
