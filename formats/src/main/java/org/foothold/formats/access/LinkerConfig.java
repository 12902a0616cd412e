package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * Where the dynamic linker looks for libraries: ld.so.conf, as <a
 * href="https://manpages.debian.org/ldconfig.8">ldconfig(8)</a> reads it.
 *
 * @param folders one a line
 * @param includes patterns of further files, not read
 */
public record LinkerConfig(List<TextLine> folders, List<TextLine> includes, List<LineDamage> bad) {
    public LinkerConfig {
        folders = List.copyOf(folders);
        includes = List.copyOf(includes);
        bad = List.copyOf(bad);
    }

    /** What the file says. */
    public static LinkerConfig read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<TextLine> folders = new ArrayList<>();
        List<TextLine> includes = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            int hash = line.text().indexOf('#');
            String text = (hash < 0 ? line.text() : line.text().substring(0, hash)).strip();
            if (text.startsWith("include ") || text.startsWith("include\t")) {
                for (String pattern : text.substring(8).trim().split("[ \t]+")) {
                    includes.add(new TextLine(line.number(), pattern));
                }
            } else if (text.startsWith("/")) {
                // A type of library may stand behind the folder; nothing uses it any more.
                folders.add(new TextLine(line.number(), text.replaceFirst("=.*$", "")));
            } else if (!text.isEmpty() && !text.startsWith("hwcap")) {
                bad.add(LineDamage.loss(line.number(), "folder", "an absolute path", text));
            }
        }
        return new LinkerConfig(folders, includes, bad);
    }
}
