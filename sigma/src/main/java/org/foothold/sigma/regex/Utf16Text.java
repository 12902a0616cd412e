package org.foothold.sigma.regex;

import java.nio.charset.StandardCharsets;

/** The text in a slice of UTF-16LE bytes, without a copy. */
final class Utf16Text implements CharSequence {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Utf16Text(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** The UTF-16LE bytes of a text; unpaired surrogates stay what they are. */
    static byte[] bytes(CharSequence text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes[2 * i] = (byte) c;
            bytes[2 * i + 1] = (byte) (c >>> 8);
        }
        return bytes;
    }

    @Override
    public int length() {
        return (to - from) / 2;
    }

    @Override
    public char charAt(int index) {
        int at = from + 2 * index;
        return (char) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8));
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Utf16Text(bytes, from + 2 * start, from + 2 * end);
    }

    @Override
    public String toString() {
        return new String(bytes, from, 2 * length(), StandardCharsets.UTF_16LE);
    }
}
