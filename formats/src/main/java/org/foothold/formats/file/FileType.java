package org.foothold.formats.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.RandomBytes;

/**
 * What a file is, by its first bytes.
 *
 * @param kind what it is
 * @param interpreter of a script the path behind {@code #!}, else empty
 * @param argument of a script what stands behind that path, which the kernel hands on as one; else empty
 */
public record FileType(Kind kind, String interpreter, String argument) {
    /** Enough for every mark here; tar's stands last. */
    private static final int START = 512;

    /** As much of a script's first line as the kernel reads. */
    private static final int FIRST_LINE = 256;

    private static final int TAR_AT = 257;

    /** A Java class has at least this version there; a Mach-O file for several processors has fewer of them. */
    private static final int FIRST_CLASS_VERSION = 43;

    private static final List<Mark> MARKS = List.of(
            new Mark("\u007fELF", Kind.ELF),
            new Mark("MZ", Kind.PE),
            new Mark("\u00fe\u00ed\u00fa\u00ce", Kind.MACH_O),
            new Mark("\u00fe\u00ed\u00fa\u00cf", Kind.MACH_O),
            new Mark("\u00ce\u00fa\u00ed\u00fe", Kind.MACH_O),
            new Mark("\u00cf\u00fa\u00ed\u00fe", Kind.MACH_O),
            new Mark("PK\u0003\u0004", Kind.ZIP),
            new Mark("PK\u0005\u0006", Kind.ZIP),
            new Mark("\u001f\u008b", Kind.GZIP),
            new Mark("BZh", Kind.BZIP2),
            new Mark("\u00fd7zXZ\0", Kind.XZ),
            new Mark("(\u00b5/\u00fd", Kind.ZSTD),
            new Mark("\u0004\"M\u0018", Kind.LZ4),
            new Mark("7z\u00bc\u00af'\u001c", Kind.SEVEN_ZIP),
            new Mark("!<arch>\n", Kind.AR),
            new Mark("070701", Kind.CPIO),
            new Mark("070702", Kind.CPIO),
            new Mark("070707", Kind.CPIO),
            new Mark("\u00c7q", Kind.CPIO),
            new Mark("\u00ed\u00ab\u00ee\u00db", Kind.RPM),
            new Mark("hsqs", Kind.SQUASHFS),
            new Mark("\0asm", Kind.WASM),
            new Mark("SQLite format 3\0", Kind.SQLITE),
            new Mark("%PDF-", Kind.PDF));

    /** What a file can be. */
    public enum Kind {
        EMPTY,
        ELF,
        SCRIPT,
        PE,
        MACH_O,
        JAVA_CLASS,
        ZIP,
        GZIP,
        BZIP2,
        XZ,
        ZSTD,
        LZ4,
        SEVEN_ZIP,
        TAR,
        AR,
        CPIO,
        RPM,
        SQUASHFS,
        WASM,
        SQLITE,
        PDF,
        TEXT,
        DATA
    }

    private record Mark(String bytes, Kind kind) {}

    /** Looks at the start of a file. */
    public static FileType of(RandomBytes file) throws IOException {
        byte[] start = new byte[START];
        int read = Math.max(0, file.read(0, start, 0, START));
        return of(start, read);
    }

    /** Looks at the first {@code length} bytes, of which 512 are enough. */
    public static FileType of(byte[] start, int length) {
        String text = new String(start, 0, Math.min(length, START), StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return plain(Kind.EMPTY);
        }
        if (text.startsWith("#!")) {
            return script(start, text);
        }
        if (text.startsWith("\u00ca\u00fe\u00ba\u00be") && text.length() >= 8) {
            return plain(text.charAt(6) * 256 + text.charAt(7) >= FIRST_CLASS_VERSION ? Kind.JAVA_CLASS : Kind.MACH_O);
        }
        for (Mark mark : MARKS) {
            if (text.startsWith(mark.bytes)) {
                return plain(mark.kind);
            }
        }
        if (text.startsWith("ustar", TAR_AT)) {
            return plain(Kind.TAR);
        }
        return plain(isText(text) ? Kind.TEXT : Kind.DATA);
    }

    // As the kernel splits it: blanks, a path, blanks, and the rest as one.
    private static FileType script(byte[] start, String text) {
        int end = text.indexOf('\n');
        end = end < 0 || end > FIRST_LINE ? Math.min(text.length(), FIRST_LINE) : end;
        int zero = text.indexOf('\0');
        end = zero >= 0 && zero < end ? zero : end;
        String line = new String(start, 2, end - 2, StandardCharsets.UTF_8).strip();
        int blank = 0;
        while (blank < line.length() && line.charAt(blank) != ' ' && line.charAt(blank) != '\t') {
            blank++;
        }
        return new FileType(
                Kind.SCRIPT, line.substring(0, blank), line.substring(blank).strip());
    }

    private static FileType plain(Kind kind) {
        return new FileType(kind, "", "");
    }

    // Controls that no text has speak against it.
    private static boolean isText(String text) {
        return text.chars()
                .allMatch(c -> c >= ' ' ? c != 0x7f : c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1b);
    }
}
