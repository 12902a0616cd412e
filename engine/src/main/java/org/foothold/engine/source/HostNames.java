package org.foothold.engine.source;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names of files as bytes, whatever the language of the system at hand: UTF-8, and where it is none, each byte for a
 * character of ISO-8859-1.
 */
final class HostNames {
    private static final boolean UTF8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding", "UTF-8"));
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private HostNames() {}

    /** The name of a file below a folder. */
    static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean lost = name.indexOf('\uFFFD') >= 0 || (!UTF8 && name.indexOf('?') >= 0);
        return lost && !WINDOWS ? text(rawName(file)) : name;
    }

    /** The text of such bytes. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The place of this name; null where the system at hand has no such name. */
    static @Nullable Path resolve(Path folder, String name) {
        if (WINDOWS && (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0)) {
            return null;
        }
        try {
            return UTF8 || isAscii(name)
                    ? folder.resolve(name)
                    : escaped(folder, name.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPathException none) {
            return null;
        }
    }

    /** The place of this name if its characters are bytes; null where none of them is beyond ASCII. */
    static @Nullable Path resolveBytes(Path folder, String name) {
        if (WINDOWS || isAscii(name) || name.chars().anyMatch(letter -> letter > 0xff)) {
            return null;
        }
        return escaped(folder, name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Path escaped(Path folder, byte[] name) {
        StringBuilder uri = new StringBuilder(folder.toUri().getRawPath());
        if (uri.charAt(uri.length() - 1) != '/') {
            uri.append('/');
        }
        for (byte letter : name) {
            uri.append('%').append(String.format("%02X", letter));
        }
        return Path.of(URI.create("file://" + uri));
    }

    private static byte[] rawName(Path file) {
        String raw = file.toUri().getRawPath();
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        String last = raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < last.length(); i++) {
            if (last.charAt(i) == '%') {
                bytes.write(Integer.parseInt(last.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(last.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(letter -> letter < 0x80);
    }
}
