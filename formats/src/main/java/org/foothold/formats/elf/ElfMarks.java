package org.foothold.formats.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.formats.RandomBytes;

/** What the bytes of a file say that it was made or packed with. */
final class ElfMarks {
    /** UPX writes its mark behind the program headers, and once more at the very end. */
    private static final String UPX = "UPX!";

    private static final int UPX_START = 512;
    private static final int UPX_END = 48;

    /** PyInstaller's cookie stands in the last bytes. */
    private static final String PYINSTALLER = "MEI\f\u000b\n\u000b\u000e";

    private static final int COOKIE = 4096;

    private final RandomBytes file;
    private final byte[] header;
    private final List<ElfSection> sections;
    private final long size;

    ElfMarks(RandomBytes file, byte[] header, List<ElfSection> sections, long size) {
        this.file = file;
        this.header = header;
        this.sections = sections;
        this.size = size;
    }

    List<String> read() throws IOException {
        Set<String> marks = new TreeSet<>();
        String end = text(Math.max(0, size - COOKIE), COOKIE);
        boolean upxSection =
                sections.stream().anyMatch(section -> section.name().startsWith("UPX"));
        if (upxSection
                || text(0, UPX_START).contains(UPX)
                || end.substring(Math.max(0, end.length() - UPX_END)).contains(UPX)) {
            marks.add("UPX");
        }
        if (has("pydata") || end.contains(PYINSTALLER)) {
            marks.add("PyInstaller");
        }
        if (header[8] == 'A' && header[9] == 'I' && (header[10] == 1 || header[10] == 2)) {
            marks.add("AppImage");
        }
        if (has(".note.go.buildid") || has(".gopclntab") || has(".go.buildinfo")) {
            marks.add("Go");
        }
        return List.copyOf(marks);
    }

    private boolean has(String name) {
        return sections.stream().anyMatch(section -> section.name().equals(name));
    }

    private String text(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = Math.max(0, file.read(offset, bytes, 0, length));
        return new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
    }
}
