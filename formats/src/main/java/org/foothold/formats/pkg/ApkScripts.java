package org.foothold.formats.pkg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;

/** Reads the archive in which apk keeps the scripts of its packages, called {@code NAME-VERSION.DIGEST.KIND}. */
final class ApkScripts {
    /** All of Alpine's scripts together have two million bytes. */
    private static final int MAX_ARCHIVE = 1 << 25;

    private static final int MAX_SCRIPTS = 1 << 16;
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 12;
    private static final int TYPE_AT = 156;

    private ApkScripts() {}

    /** The scripts by {@code NAME-VERSION}. */
    static Map<String, List<PackageScript>> read(PackageFiles files, String folder, Gathered found) throws IOException {
        Map<String, List<PackageScript>> scripts = new HashMap<>();
        for (String name : List.of("/scripts.tar", "/scripts.tar.gz")) {
            String path = folder + name;
            try (RandomBytes open = files.open(path)) {
                if (open != null) {
                    byte[] bytes = open.all("scripts", MAX_ARCHIVE);
                    tar(path, name.endsWith(".gz") ? unpacked(bytes) : bytes, scripts);
                }
            } catch (FormatException wrong) {
                found.lost(path, wrong);
            }
        }
        return scripts;
    }

    private static byte[] unpacked(byte[] bytes) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MAX_ARCHIVE);
        } catch (IOException wrong) {
            throw new FormatException("scripts", 0, "gzip", String.valueOf(wrong.getMessage()));
        }
    }

    private static void tar(String path, byte[] bytes, Map<String, List<PackageScript>> scripts) {
        int count = 0;
        for (int at = 0; at + BLOCK <= bytes.length && bytes[at] != 0 && count < MAX_SCRIPTS; count++) {
            long size = octal(bytes, at + SIZE_AT);
            if (size < 0 || size > bytes.length - at - BLOCK) {
                throw new FormatException("size", at + SIZE_AT, "at most what is left", Long.toString(size));
            }
            int end = at;
            while (end < at + NAME && bytes[end] != 0) {
                end++;
            }
            String name = Text.of(bytes, at, end);
            int digest = name.lastIndexOf(".Q");
            int kind = name.lastIndexOf('.');
            if ((bytes[at + TYPE_AT] == '0' || bytes[at + TYPE_AT] == 0) && digest > 0) {
                String body = Text.of(bytes, at + BLOCK, at + BLOCK + (int) size);
                scripts.computeIfAbsent(name.substring(0, digest), key -> new ArrayList<>())
                        .add(new PackageScript(name.substring(kind), null, path + "/" + name, body));
            }
            at += BLOCK + (int) ((size + BLOCK - 1) / BLOCK) * BLOCK;
        }
    }

    private static long octal(byte[] bytes, int at) {
        long value = 0;
        for (int i = at; i < at + SIZE_DIGITS && bytes[i] != 0 && bytes[i] != ' '; i++) {
            if (bytes[i] < '0' || bytes[i] > '7') {
                return -1;
            }
            value = value * 8 + bytes[i] - '0';
        }
        return value;
    }
}
