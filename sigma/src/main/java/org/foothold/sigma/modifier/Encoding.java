package org.foothold.sigma.modifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;

/** Values as other programs write them: UTF-16 as bytes, Base64 (RFC 4648), Base64 at any offset of a longer text. */
final class Encoding {
    private static final int OFFSETS = 3;
    /** Characters that depend on what stands before the value, by the number of bytes before it. */
    private static final int[] HEAD = {0, 2, 3};
    /** Characters, padding included, that depend on what stands after the value, by the bytes over in the last group. */
    private static final int[] TAIL = {0, 3, 2};

    private Encoding() {}

    /** The literals as UTF-16 bytes, each byte one character. */
    static TextPattern wide(TextPattern pattern, Modifier form) {
        List<Part> parts = new ArrayList<>();
        if (form == Modifier.UTF16) {
            parts.add(new Literal("\u00FF\u00FE"));
        }
        var charset = form == Modifier.UTF16BE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        for (Part part : pattern.parts()) {
            parts.add(
                    part instanceof Literal literal
                            ? new Literal(new String(literal.text().getBytes(charset), StandardCharsets.ISO_8859_1))
                            : part);
        }
        return new TextPattern(parts);
    }

    static TextPattern base64(TextPattern pattern, boolean bytes, Position position) throws ContentException {
        byte[] value = value(pattern, bytes, position);
        return TextPattern.literal(Base64.getEncoder().encodeToString(value));
    }

    /** What of the value's Base64 is the same whatever stands around it, for each of the three offsets. */
    static List<TextPattern> base64AtAnyOffset(TextPattern pattern, boolean bytes, Position position)
            throws ContentException {
        byte[] value = value(pattern, bytes, position);
        List<TextPattern> patterns = new ArrayList<>();
        for (int offset = 0; offset < OFFSETS; offset++) {
            byte[] shifted = new byte[offset + value.length];
            System.arraycopy(value, 0, shifted, offset, value.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            int end = encoded.length() - TAIL[shifted.length % OFFSETS];
            if (HEAD[offset] >= end) {
                throw new ContentException(position, Reason.VALUE, "the value is too short for base64offset");
            }
            patterns.add(TextPattern.literal(encoded.substring(HEAD[offset], end)));
        }
        return patterns;
    }

    private static byte[] value(TextPattern pattern, boolean bytes, Position position) throws ContentException {
        if (pattern.hasWildcard()) {
            throw new ContentException(position, Reason.VALUE, "a value with wildcards cannot be encoded as Base64");
        }
        if (pattern.literal().isEmpty()) {
            throw new ContentException(position, Reason.VALUE, "an empty value cannot be encoded as Base64");
        }
        return pattern.literal().getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
