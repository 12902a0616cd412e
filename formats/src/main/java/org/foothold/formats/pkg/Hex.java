package org.foothold.formats.pkg;

import org.jspecify.annotations.Nullable;

/** Digests that are written as text. */
final class Hex {
    private Hex() {}

    /** The bytes of these digits, null where there are others among them or they are odd. */
    static byte @Nullable [] bytes(byte[] text, int from, int to) {
        byte[] bytes = new byte[(to - from) / 2];
        boolean good = (to - from) % 2 == 0;
        for (int i = 0; good && i < bytes.length; i++) {
            int high = Character.digit(text[from + 2 * i], 16);
            int low = Character.digit(text[from + 2 * i + 1], 16);
            good = (high | low) >= 0;
            bytes[i] = (byte) (high << 4 | low);
        }
        return good ? bytes : null;
    }
}
