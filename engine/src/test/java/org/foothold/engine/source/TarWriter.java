package org.foothold.engine.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tar archives of any names and links, also of those that no program writes. */
final class TarWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarWriter file(String name, String content) {
        return entry(name, '0', "", content);
    }

    TarWriter link(String name, String target) {
        return entry(name, '2', target, "");
    }

    TarWriter hardLink(String name, String target) {
        return entry(name, '1', target, "");
    }

    TarWriter entry(String name, char type, String link, String content) {
        if (name.length() > 100) {
            raw("././@LongLink", 'L', "", name + "\0");
        }
        if (link.length() > 100) {
            raw("././@LongLink", 'K', "", link + "\0");
        }
        return raw(name, type, link, content);
    }

    private TarWriter raw(String name, char type, String link, String content) {
        byte[] header = new byte[512];
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        put(header, 0, 100, name);
        put(header, 100, 8, "0000644");
        put(header, 108, 8, "0000000");
        put(header, 116, 8, "0000000");
        put(header, 124, 12, String.format("%011o", bytes.length));
        put(header, 136, 12, "00000000000");
        header[156] = (byte) type;
        put(header, 157, 100, link);
        put(header, 257, 8, "ustar  ");
        put(header, 148, 8, "        ");
        int sum = 0;
        for (byte part : header) {
            sum += part & 0xff;
        }
        put(header, 148, 7, String.format("%06o", sum));
        out.writeBytes(header);
        out.writeBytes(java.util.Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
        return this;
    }

    private static void put(byte[] header, int at, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(length, bytes.length));
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(new byte[1024]);
        return whole.toByteArray();
    }
}
