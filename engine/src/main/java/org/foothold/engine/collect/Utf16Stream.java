package org.foothold.engine.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives a text in UTF-16 as UTF-8. */
final class Utf16Stream extends InputStream {
    private static final int CHARACTERS = 1 << 13;

    private final InputStream in;
    private final char[] characters = new char[CHARACTERS];
    private @Nullable Reader reader;

    /** A high surrogate whose other half was not read yet; 0 where there is none. */
    private int kept;

    private byte[] bytes = new byte[0];
    private int at;

    Utf16Stream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        Reader from = reader();
        while (at == bytes.length) {
            int before = 0;
            if (kept != 0) {
                characters[0] = (char) kept;
                kept = 0;
                before = 1;
            }
            int count = from.read(characters, before, CHARACTERS - before);
            if (count < 0 && before == 0) {
                return false;
            }
            int end = before + Math.max(0, count);
            if (count > 0 && Character.isHighSurrogate(characters[end - 1])) {
                kept = characters[--end];
            }
            bytes = new String(characters, 0, end).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }

    private Reader reader() throws IOException {
        Reader known = reader;
        if (known == null) {
            byte[] first = in.readNBytes(2);
            boolean big = first.length == 2 && (first[0] == (byte) 0xFE || first[0] == 0);
            Charset charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            boolean marked = first.length == 2 && (first[0] == (byte) 0xFE || first[0] == (byte) 0xFF);
            bytes = marked ? bytes : new String(first, charset).getBytes(StandardCharsets.UTF_8);
            known = new InputStreamReader(in, charset);
            reader = known;
        }
        return known;
    }
}
