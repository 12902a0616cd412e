package org.foothold.app.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON in a page, deflated (RFC 1950) and in Base64: a tenth of the size, and of letters that no markup can be made of.
 */
final class Blob {
    private static final JsonFactory JSON = new JsonFactory();

    private Blob() {}

    /** What is written to the generator. */
    static String of(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater();
        try (JsonGenerator json =
                JSON.createGenerator(ObjectWriteContext.empty(), new DeflaterOutputStream(bytes, deflater))) {
            content.accept(json);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** The text as UTF-8 that is whole, cut to a length; what was cut is said. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return Text.whole(text);
        }
        return Text.whole(text.substring(0, longest)) + "… [" + (text.length() - longest) + " more characters]";
    }

    /** How many bytes this text takes before it is deflated, about. */
    static int weight(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
