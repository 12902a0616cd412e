package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * Libraries that are loaded into every program: ld.so.preload, of <a
 * href="https://manpages.debian.org/ld.so.8">ld.so(8)</a>. White space and colons part them, a hash sign begins a comment.
 */
public record LinkerPreload(List<TextLine> libraries, List<LineDamage> bad) {
    public LinkerPreload {
        libraries = List.copyOf(libraries);
        bad = List.copyOf(bad);
    }

    /** What the file says. */
    public static LinkerPreload read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<TextLine> libraries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            int hash = line.text().indexOf('#');
            String text = hash < 0 ? line.text() : line.text().substring(0, hash);
            for (String library : text.split("[\\s:]+")) {
                if (!library.isEmpty()) {
                    libraries.add(new TextLine(line.number(), library));
                }
            }
        }
        return new LinkerPreload(libraries, bad);
    }
}
