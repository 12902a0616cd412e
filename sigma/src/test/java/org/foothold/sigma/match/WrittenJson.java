package org.foothold.sigma.match;

import java.util.Random;

/** Texts as a writer of JSON may write them: what need not be escaped is, now and then. */
final class WrittenJson {
    private static final String LETTERS = "\"\\/\b\f\n\r\t";
    private static final String WRITTEN = "\"\\/bfnrt";

    private WrittenJson() {}

    /**
     * The text between its quotation marks.
     *
     * @param byNumber whether any character may be written as {@code \\u} and its number; surrogates always are
     */
    static String of(String text, boolean byNumber, Random random) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = LETTERS.indexOf(c);
            if ((byNumber && random.nextInt(8) == 0) || Character.isSurrogate(c)) {
                written.append(random.nextBoolean() ? "\\u%04x".formatted((int) c) : "\\u%04X".formatted((int) c));
            } else if (letter >= 0 && (letter < 2 || random.nextBoolean())) {
                written.append('\\').append(WRITTEN.charAt(letter));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    /** Whether a written text is plain ({@link LaterText#plain}). */
    static boolean isPlain(String written) {
        return isAscii(written) && !written.replace("\\\\", "").contains("\\u");
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
