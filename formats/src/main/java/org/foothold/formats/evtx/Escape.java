package org.foothold.formats.evtx;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Characters that JSON and XML write in other words. XML 1.0 cannot hold control characters, lone surrogates, U+FFFE and U+FFFF at
 * all: they are written as U+FFFD and the four hex digits of their code, and U+FFFD itself likewise, so nothing is lost.
 */
final class Escape {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final HexFormat FOUR = HexFormat.of();

    private Escape() {}

    /** A text in the words of JSON, without quotes. */
    static String json(String text) {
        StringBuilder all = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                all.append(unit).append(text.charAt(++i));
            } else if (Character.isSurrogate(unit)) {
                all.append("\\u").append(FOUR.toHexDigits(unit));
            } else {
                all.append(jsonUnit(unit));
            }
        }
        return all.toString();
    }

    private static String jsonUnit(char unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> unit < 0x20 ? "\\u" + FOUR.toHexDigits(unit) : String.valueOf(unit);
        };
    }

    /** A text as XML content, or as an attribute's value. */
    static String xml(String text, boolean attribute) {
        StringBuilder all = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                all.append(unit).append(text.charAt(++i));
            } else if (xmlAllows(unit)) {
                all.append(xmlUnit(unit, attribute));
            } else {
                all.append('\ufffd').append(FOUR.toHexDigits(unit));
            }
        }
        return all.toString();
    }

    /** A name as XML allows it: any other character as {@code _x0020_}. */
    static String name(String name) {
        int plain = 0;
        while (plain < name.length() && named(name.charAt(plain), plain)) {
            plain++;
        }
        if (plain == name.length() && plain > 0) {
            return name;
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            all.append(named(unit, i) ? String.valueOf(unit) : "_x" + FOUR.toHexDigits(unit) + "_");
        }
        return all.isEmpty() ? "_" : all.toString();
    }

    private static boolean named(char unit, int place) {
        if (unit >= 0x80 ? Character.isLetterOrDigit(unit) : Character.isLetter(unit) || unit == '_') {
            return true;
        }
        return place > 0 && (unit == '-' || unit == '.' || unit == ':' || Character.isDigit(unit));
    }

    private static String xmlUnit(char unit, boolean attribute) {
        return switch (unit) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#xD;";
            case '\'' -> attribute ? "&apos;" : "'";
            case '\n' -> attribute ? "&#xA;" : "\n";
            case '\t' -> attribute ? "&#x9;" : "\t";
            default -> String.valueOf(unit);
        };
    }

    /** Whether XML 1.0 can hold this unit, and it is not the mark of those it cannot. */
    static boolean xmlAllows(char unit) {
        return unit >= 0x20
                ? !Character.isSurrogate(unit) && unit < 0xfffd
                : unit == '\t' || unit == '\n' || unit == '\r';
    }

    /** Writes an ASCII character in the words of JSON; returns the end. */
    static int json(char unit, byte[] out, int at) {
        return switch (unit) {
            case '"', '\\' -> two(unit, out, at);
            case '\n' -> two('n', out, at);
            case '\r' -> two('r', out, at);
            case '\t' -> two('t', out, at);
            default -> {
                if (unit < 0x20) {
                    yield unicode(unit, out, at);
                }
                out[at] = (byte) unit;
                yield at + 1;
            }
        };
    }

    private static int two(char unit, byte[] out, int at) {
        out[at] = '\\';
        out[at + 1] = (byte) unit;
        return at + 2;
    }

    static int unicode(char unit, byte[] out, int at) {
        out[at] = '\\';
        out[at + 1] = 'u';
        return hex(unit, out, at + 2);
    }

    private static int hex(char unit, byte[] out, int at) {
        out[at] = HEX[unit >> 12];
        out[at + 1] = HEX[(unit >> 8) & 15];
        out[at + 2] = HEX[(unit >> 4) & 15];
        out[at + 3] = HEX[unit & 15];
        return at + 4;
    }

    /** Writes an ASCII character, or one that XML cannot hold; returns the end. */
    static int xml(char unit, boolean attribute, byte[] out, int at) {
        if (!xmlAllows(unit)) {
            out[at] = (byte) 0xef;
            out[at + 1] = (byte) 0xbf;
            out[at + 2] = (byte) 0xbd;
            return hex(unit, out, at + 3);
        }
        return switch (unit) {
            case '&' -> ValueText.ascii("&amp;", out, at);
            case '<' -> ValueText.ascii("&lt;", out, at);
            case '>' -> ValueText.ascii("&gt;", out, at);
            case '\r' -> ValueText.ascii("&#xD;", out, at);
            case '\'' -> plain(unit, attribute ? "&apos;" : "", out, at);
            case '\n' -> plain(unit, attribute ? "&#xA;" : "", out, at);
            case '\t' -> plain(unit, attribute ? "&#x9;" : "", out, at);
            default -> plain(unit, "", out, at);
        };
    }

    private static int plain(char unit, String instead, byte[] out, int at) {
        if (!instead.isEmpty()) {
            return ValueText.ascii(instead, out, at);
        }
        out[at] = (byte) unit;
        return at + 1;
    }
}
