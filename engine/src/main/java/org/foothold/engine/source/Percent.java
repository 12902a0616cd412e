package org.foothold.engine.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Names of which some bytes are written as a percent sign and two hexadecimal digits, as Velociraptor keeps them. */
final class Percent {
    private Percent() {}

    /** The name that was meant; one that would be a path or nothing stays as it is. */
    static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        String text = HostNames.text(decoded.toByteArray());
        boolean harmful = text.indexOf('/') >= 0 || text.indexOf('\0') >= 0 || text.equals(".") || text.equals("..");
        return harmful ? name : text;
    }

    /** Whether escaping leaves such a name alone. */
    static boolean isPlain(String name) {
        return name.chars().allMatch(letter -> letter < 0x80 && (Character.isLetterOrDigit(letter) || letter == '_'));
    }
}
