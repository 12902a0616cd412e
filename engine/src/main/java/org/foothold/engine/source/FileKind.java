package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.foothold.formats.json.JsonLayout;
import org.foothold.formats.linux.JournalExport;
import org.foothold.formats.linux.JournalFile;
import org.foothold.formats.linux.LastlogFile;
import org.foothold.formats.linux.TextLog;
import org.foothold.formats.linux.UtmpFile;

/** What a file is, known by its first bytes; its name is asked only where the bytes cannot say. */
public enum FileKind {
    EVTX("a Windows event log"),
    EMPTY("an empty file"),
    EVT("an event log in the format before Windows Vista"),
    HIVE("a registry hive"),
    ZIP("a ZIP archive"),
    GZIP("a gzip archive"),
    SEVEN_ZIP("a 7z archive"),
    ZSTANDARD("a file compressed by Zstandard"),
    XZ("a file compressed by xz"),
    BZIP2("a file compressed by bzip2"),
    UTF16("a text in UTF-16"),
    JSON("a file of JSON"),
    AUDIT_CSV("a table of audit events"),
    AUDIT("a log of the Linux audit system"),
    SYSLOG("a system log"),
    INSTALL("a log of what macOS installed"),
    JOURNAL("a journal of systemd"),
    JOURNAL_EXPORT("an export of systemd's journal"),
    UTMP("a list of sessions"),
    LASTLOG("a list of last sign-ins"),
    OTHER("a file of another kind");

    /** A log's first chunk stands behind its header. */
    private static final int FIRST_CHUNK = 4096;

    /** Enough for that, and for some lines or records. */
    private static final int BEGINNING = 1 << 13;

    private static final Pattern AUDIT_COLUMN = Pattern.compile(",\"?AuditData\"?(?:,|\\s*$)");
    private static final String CHUNK = "ElfChnk\0";

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    /** The kind in words, with its article. */
    public String description() {
        return description;
    }

    /** Looks at the beginning of a file. */
    public static FileKind of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return of(stream.readNBytes(BEGINNING), String.valueOf(file.getFileName()));
        }
    }

    /** Looks at the beginning of a file of this name, which matters only where the content bears no mark at all. */
    public static FileKind of(byte[] start, String name) {
        FileKind kind = of(start);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return kind == OTHER && last.startsWith("lastlog") && LastlogFile.mayBe(start) ? LASTLOG : kind;
    }

    /** A log whose header is lost is still known by its first chunk. */
    public static FileKind of(byte[] start) {
        if (start.length == 0) {
            return EMPTY;
        }
        if (has(start, 0, "ElfFile\0") || has(start, FIRST_CHUNK, CHUNK)) {
            return EVTX;
        }
        if (has(start, 4, "LfLe")) {
            return EVT;
        }
        if (has(start, 0, "regf")) {
            return HIVE;
        }
        if (has(start, 0, "PK\3\4")) {
            return ZIP;
        }
        if (has(start, 0, "\37\213")) {
            return GZIP;
        }
        if (has(start, 0, "7z\274\257\47\34")) {
            return SEVEN_ZIP;
        }
        if (JournalFile.recognises(start)) {
            return JOURNAL;
        }
        if (isUtf16(start)) {
            return UTF16;
        }
        FileKind compressed = compressed(start);
        return compressed != OTHER ? compressed : JsonLayout.of(start, start.length) != null ? JSON : unixLog(start);
    }

    private static FileKind unixLog(byte[] start) {
        if (JournalExport.recognises(start)) {
            return JOURNAL_EXPORT;
        }
        if (isAuditCsv(start)) {
            return AUDIT_CSV;
        }
        TextLog text = TextLog.of(start);
        if (text == null) {
            return UtmpFile.recognises(start) ? UTMP : OTHER;
        }
        return switch (text) {
            case AUDIT -> AUDIT;
            case SYSLOG -> SYSLOG;
            case INSTALL -> INSTALL;
        };
    }

    // With its mark, or as JSON begins without one.
    private static boolean isUtf16(byte[] start) {
        if (has(start, 0, "\377\376") || has(start, 0, "\376\377")) {
            return true;
        }
        return has(start, 0, "{\0") || has(start, 0, "[\0") || has(start, 0, "\0{") || has(start, 0, "\0[");
    }

    // A search in the audit log of Microsoft 365 is exported so; the events stand in this column.
    private static boolean isAuditCsv(byte[] start) {
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        String head = new String(start, 0, end, StandardCharsets.ISO_8859_1);
        return AUDIT_COLUMN.matcher(head).find();
    }

    private static FileKind compressed(byte[] start) {
        if (has(start, 0, "\50\265\57\375")) {
            return ZSTANDARD;
        }
        if (has(start, 0, "\3757zXZ\0")) {
            return XZ;
        }
        return has(start, 0, "BZh") ? BZIP2 : OTHER;
    }

    private static boolean has(byte[] bytes, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        int end = at + wanted.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, wanted, 0, wanted.length);
    }
}
