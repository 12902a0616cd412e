package org.foothold.app.report;

import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.foothold.engine.model.Evidence;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON objects, one a line (NDJSON); values that are null are written, and text is always whole UTF-8. */
public final class JsonLines implements AutoCloseable {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,19}");
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64);

    private final JsonGenerator json;

    /** Lines into this stream, which is closed with them. */
    public JsonLines(OutputStream stream) {
        json = JsonFactory.builder().rootValueSeparator("").build().createGenerator(ObjectWriteContext.empty(), stream);
    }

    JsonLines start() {
        json.writeStartObject();
        return this;
    }

    void end() {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    JsonLines object(String name) {
        json.writeName(name);
        json.writeStartObject();
        return this;
    }

    /** Begins an object that is a member of an array. */
    JsonLines member() {
        json.writeStartObject();
        return this;
    }

    JsonLines array(String name) {
        json.writeName(name);
        json.writeStartArray();
        return this;
    }

    JsonLines endArray() {
        json.writeEndArray();
        return this;
    }

    JsonLines endObject() {
        json.writeEndObject();
        return this;
    }

    JsonLines text(String name, @Nullable String value) {
        json.writeName(name);
        value(value);
        return this;
    }

    /** Nothing at all where there is no value. */
    JsonLines optional(String name, @Nullable String value) {
        return value == null ? this : text(name, value);
    }

    JsonLines number(String name, long value) {
        json.writeName(name);
        json.writeNumber(value);
        return this;
    }

    JsonLines unsigned(String name, long value) {
        json.writeName(name);
        json.writeNumber(new BigInteger(Long.toUnsignedString(value)));
        return this;
    }

    JsonLines decimal(String name, double value) {
        json.writeName(name);
        json.writeNumber(value);
        return this;
    }

    JsonLines flag(String name, boolean value) {
        json.writeName(name);
        json.writeBoolean(value);
        return this;
    }

    JsonLines texts(String name, List<String> values) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(this::value);
        json.writeEndArray();
        return this;
    }

    /** An object with a member for every field; several values are an array. */
    JsonLines evidence(String name, Evidence evidence) {
        object(name);
        evidence.fields().forEach(this::field);
        return endObject();
    }

    private void field(Evidence.Field field) {
        json.writeName(Text.whole(field.name()));
        if (field.values().size() == 1) {
            value(field.values().getFirst(), field.integer());
            return;
        }
        json.writeStartArray();
        field.values().forEach(value -> value(value, field.integer()));
        json.writeEndArray();
    }

    private void value(@Nullable String value, boolean integer) {
        if (integer && value != null && INTEGER.matcher(value).matches()) {
            BigInteger number = new BigInteger(value);
            if (number.compareTo(LARGEST) < 0) {
                json.writeNumber(number);
                return;
            }
        }
        value(value);
    }

    private void value(@Nullable String value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(Text.whole(value));
        }
    }

    /** Hands on what is still held back. */
    public void flush() {
        json.flush();
    }

    @Override
    public void close() {
        json.close();
    }
}
