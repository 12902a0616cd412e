package org.foothold.formats.pkg;

import java.util.List;
import java.util.Map;

/** Writes dpkg's database. */
final class DpkgWriter {
    private final MemoryFiles files = new MemoryFiles();
    private final StringBuilder status = new StringBuilder();

    /** A package with its files, the digests of some of them, and the digests of its configuration. */
    DpkgWriter add(
            String name, String arch, List<String> paths, Map<String, String> digests, Map<String, String> conf) {
        status.append("Package: ").append(name).append("\nStatus: install ok installed\nMaintainer: A <a@b>\n");
        status.append("Architecture: ").append(arch).append("\nVersion: 1:2.0-1\n");
        if (!conf.isEmpty()) {
            status.append("Conffiles:\n");
            conf.forEach((path, digest) ->
                    status.append(' ').append(path).append(' ').append(digest).append('\n'));
        }
        status.append("Description: one\n more\n .\n Conffiles: no\n\n");
        String stem = DpkgReader.INFO + "/" + name + (name.startsWith("lib") ? ":" + arch : "");
        files.put(stem + ".list", "/.\n" + String.join("\n", paths) + "\n");
        StringBuilder sums = new StringBuilder();
        digests.forEach((path, digest) ->
                sums.append(digest).append("  ").append(path.substring(1)).append('\n'));
        files.put(stem + ".md5sums", sums.toString());
        files.put(stem + ".postinst", "#!/bin/sh\n");
        return this;
    }

    MemoryFiles files() {
        return files.put(DpkgReader.STATUS, status.toString());
    }
}
