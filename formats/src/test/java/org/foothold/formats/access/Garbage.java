package org.foothold.formats.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Files that were changed at random, for readers that must survive them. */
final class Garbage {
    /** There are many small readers; together they get what one large one gets. */
    private static final int ROUNDS = Integer.getInteger("foothold.mutations", 20_000) / 20;

    private static final String SEEDS = "=\"'{}[]<>()!@#%&*+-:;,./\\ \t\n\r\u0000$`0Aa~^|\u00e9";

    /** What repeated often would be slow, or too deep, in a reader that goes back. */
    private static final List<String> OFTEN = List.of(
            "[a]",
            "[",
            "a=",
            "\"a",
            "a{",
            "^",
            "$(",
            "\\\n",
            "a\n",
            "a:b=",
            "(a",
            "a, ",
            "a ",
            "::",
            "a=\"b\n",
            "a::b ",
            "\\\\",
            "'",
            "sha224:a ",
            "a[b=c] ",
            "%a,",
            "<a>",
            "/*",
            "# \\\n",
            "[a \"b\"]",
            "a=\\\n",
            "include x\n",
            "x)",
            "{a \"b\";",
            "a^b$,");

    /** Enough that a time that grows with its square is felt. */
    private static final int LENGTH = Integer.getInteger("foothold.long", 40_000);

    private Garbage() {}

    /** Reads good text after changes, pieces of it in another order, and bytes that were never text. */
    static void feed(String good, Consumer<byte[]> reader) {
        for (String piece : OFTEN) {
            String repeated = piece.repeat(LENGTH / piece.length());
            reader.accept(repeated.getBytes(StandardCharsets.UTF_8));
            reader.accept((good + repeated).getBytes(StandardCharsets.UTF_8));
        }
        Random random = new Random(17);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes;
            if (round % 10 == 0) {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            } else {
                bytes = changed(good, random).getBytes(StandardCharsets.UTF_8);
                if (round % 7 == 0 && bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            reader.accept(bytes);
        }
    }

    /** A text with some characters more, fewer or other. */
    static String changed(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(8); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char other = SEEDS.charAt(random.nextInt(SEEDS.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.setLength(at);
                case 4 -> text.insert(at, String.valueOf(other).repeat(random.nextInt(20)));
                default -> text.append(text, at, Math.min(text.length(), at + random.nextInt(40)));
            }
        }
        return text.toString();
    }
}
