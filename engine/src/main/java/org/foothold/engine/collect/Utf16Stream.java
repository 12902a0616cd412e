package org.foothold.engine.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives a text in UTF-16 as UTF-8. */
final class Utf16Stream extends MadeStream {
    private static final int CHARACTERS = 1 << 13;

    private final InputStream in;
    private final char[] characters = new char[CHARACTERS];
    private @Nullable Reader reader;

    /** A high surrogate whose other half was not read yet; 0 where there is none. */
    private int kept;

    Utf16Stream(InputStream in) {
        this.in = in;
    }

    @Override
    byte @Nullable [] part() throws IOException {
        Reader from = reader;
        if (from == null) {
            byte[] first = in.readNBytes(2);
            boolean big = first.length == 2 && (first[0] == (byte) 0xFE || first[0] == 0);
            Charset charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            boolean marked = first.length == 2 && (first[0] == (byte) 0xFE || first[0] == (byte) 0xFF);
            reader = new InputStreamReader(in, charset);
            return marked ? new byte[0] : new String(first, charset).getBytes(StandardCharsets.UTF_8);
        }
        int before = 0;
        if (kept != 0) {
            characters[0] = (char) kept;
            kept = 0;
            before = 1;
        }
        int count = from.read(characters, before, CHARACTERS - before);
        if (count < 0 && before == 0) {
            return null;
        }
        int end = before + Math.max(0, count);
        if (count > 0 && Character.isHighSurrogate(characters[end - 1])) {
            kept = characters[--end];
        }
        return new String(characters, 0, end).getBytes(StandardCharsets.UTF_8);
    }
}
