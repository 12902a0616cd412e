package org.foothold.formats.unix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Changes good texts at random, the same way in each run, and gives them to a reader. */
final class Garbage {
    private static final int ROUNDS = Integer.getInteger("foothold.mutations", 20_000);
    private static final int LONGEST = 4_000;
    private static final String SIGNS = "=\"'`{}[]()<>$:;\\ \t\r\n\u0000\u00e9%#@&|*~!-+,./?0aZ";

    private Garbage() {}

    static void run(List<String> good, Consumer<byte[]> reader) {
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            reader.accept(changed(good.get(random.nextInt(good.size())), random));
        }
    }

    private static byte[] changed(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(8); i > 0 && !text.isEmpty() && text.length() < LONGEST; i--) {
            int at = random.nextInt(text.length());
            char other = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.setLength(at);
                case 4 -> text.insert(at, text.substring(random.nextInt(at + 1), at));
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
