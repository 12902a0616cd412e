package org.foothold.formats;

/** UTF-16LE and back without loss: a surrogate that stands alone stays what it is, which the JDK's charset would replace. */
public final class Utf16 {
    private Utf16() {}

    /** The text of these bytes; an odd last byte is left out. */
    public static String decode(byte[] bytes, int from, int to) {
        char[] chars = new char[(to - from) / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) LittleEndian.u16(bytes, from + 2 * i);
        }
        return new String(chars);
    }

    /** The bytes of this text. */
    public static byte[] encode(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            LittleEndian.put16(bytes, 2 * i, text.charAt(i));
        }
        return bytes;
    }
}
