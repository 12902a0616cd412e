package org.foothold.formats.pkg;

import java.util.ArrayList;
import java.util.List;

/** Reads the stanzas of a status file (https://man7.org/linux/man-pages/man5/deb822.5.html), as far as they are asked for. */
final class DpkgStatus {
    /** The kernel's package has some hundred configuration files at most. */
    private static final int MAX_CONFFILES = 1 << 16;

    private final String file;
    private final byte[] bytes;
    private final Gathered found;
    private final List<Stanza> stanzas = new ArrayList<>();

    private String name = "";
    private String version = "";
    private String arch = "";
    private String maintainer = "";
    private String status = "";
    private List<Conffile> conffiles = new ArrayList<>();
    private boolean inConffiles;
    private int line;
    private int offset;
    private boolean some;

    DpkgStatus(String file, byte[] bytes, Gathered found) {
        this.file = file;
        this.bytes = bytes;
        this.found = found;
    }

    /** What is asked of a package's stanza. */
    record Stanza(
            String name,
            String version,
            String arch,
            String maintainer,
            String status,
            List<Conffile> conffiles,
            String place,
            int offset) {}

    /** A configuration file with the digest of what the package brought, in hexadecimal; another word before it is unpacked. */
    record Conffile(String path, String digest) {}

    List<Stanza> read() {
        Lines lines = new Lines(bytes, bytes.length);
        while (lines.next()) {
            if (lines.isEmpty()) {
                end();
                continue;
            }
            if (!some) {
                some = true;
                line = lines.number();
                offset = lines.start();
            }
            byte first = bytes[lines.start()];
            if (first == ' ' || first == '\t') {
                if (inConffiles) {
                    conffile(lines);
                }
            } else {
                field(lines);
            }
        }
        end();
        return stanzas;
    }

    private void field(Lines lines) {
        inConffiles = false;
        int colon = lines.start();
        while (colon < lines.stop() && bytes[colon] != ':') {
            colon++;
        }
        if (colon == lines.stop()) {
            found.flaw(file, lines.start(), "field of a package", "a name and a colon", shown(lines.text()));
            return;
        }
        if (is("package", lines.start(), colon)) {
            name = value(colon, lines);
        } else if (is("version", lines.start(), colon)) {
            version = value(colon, lines);
        } else if (is("architecture", lines.start(), colon)) {
            arch = value(colon, lines);
        } else if (is("maintainer", lines.start(), colon)) {
            maintainer = value(colon, lines);
        } else if (is("status", lines.start(), colon)) {
            status = value(colon, lines);
        } else {
            inConffiles = is("conffiles", lines.start(), colon);
        }
    }

    private String value(int colon, Lines lines) {
        return Text.of(bytes, colon + 1, lines.stop()).strip();
    }

    private boolean is(String field, int from, int to) {
        if (to - from != field.length()) {
            return false;
        }
        for (int i = 0; i < field.length(); i++) {
            if ((bytes[from + i] | 0x20) != field.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // " PATH DIGEST" and perhaps words behind; the path may have spaces.
    private void conffile(Lines lines) {
        String text = lines.text().strip();
        for (String word : List.of(" obsolete", " remove-on-upgrade")) {
            text = text.endsWith(word) ? text.substring(0, text.length() - word.length()) : text;
        }
        int space = text.lastIndexOf(' ');
        if (space <= 0 || conffiles.size() == MAX_CONFFILES) {
            found.flaw(file, lines.start(), "configuration file", "a path and a digest", shown(text));
            return;
        }
        conffiles.add(new Conffile(text.substring(0, space).strip(), text.substring(space + 1)));
    }

    private void end() {
        if (some && name.isEmpty()) {
            found.lost(file, offset, "package", "a name", "none");
        } else if (some) {
            // Images without dpkg's program leave the status out.
            String as = status.isEmpty() ? "installed" : status;
            String place = file + ":" + line;
            stanzas.add(new Stanza(name, version, arch, maintainer, as, List.copyOf(conffiles), place, offset));
        }
        name = "";
        version = "";
        arch = "";
        maintainer = "";
        status = "";
        conffiles = new ArrayList<>();
        inConffiles = false;
        some = false;
    }

    static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
