package org.foothold.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.foothold.app.terminal.Glyphs;

/**
 * Writes HTML. Every text and every value of an attribute passes {@link #escaped}, and there is no other way in but
 * {@link #raw}, which takes what the program itself is made of.
 */
final class Html {
    /** A longer text is cut: nobody reads it, and a page of such texts does not open. */
    static final int LONGEST = 2_000;

    private final Writer writer;

    Html(Writer writer) {
        this.writer = writer;
    }

    /** The text as a page may hold it: characters that steer are spelled out, those of HTML are references. */
    static String escaped(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        StringBuilder safe = new StringBuilder(cut.length() + 16);
        for (char unit : Glyphs.visible(cut).toCharArray()) {
            switch (unit) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '`' -> safe.append("&#96;");
                default -> safe.append(unit);
            }
        }
        return safe.toString();
    }

    /** Opens an element; attributes are names and values in turn, and a value of no text is a name alone. */
    Html open(String element, String... attributes) {
        StringBuilder tag = new StringBuilder("<").append(element);
        for (int at = 0; at + 1 < attributes.length; at += 2) {
            tag.append(' ').append(attributes[at]);
            if (!attributes[at + 1].isEmpty()) {
                tag.append("=\"").append(escaped(attributes[at + 1])).append('"');
            }
        }
        return raw(tag.append('>').toString());
    }

    Html text(String text) {
        return raw(escaped(text));
    }

    Html close(String... elements) {
        for (String element : elements) {
            raw("</" + element + ">");
        }
        return this;
    }

    /** An element with a text and nothing else. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** What the program itself is made of: never anything that was read. */
    Html raw(String markup) {
        try {
            writer.write(markup);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return this;
    }

    void close() {
        try {
            writer.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
