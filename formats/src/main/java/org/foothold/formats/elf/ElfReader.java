package org.foothold.formats.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a file, then what they point at; a piece that is damaged costs what it would have told. */
final class ElfReader {
    private static final int IDENT = 16;
    private static final int HEADER_32 = 52;
    private static final int HEADER_64 = 64;

    /** Programs have some dozens; the format allows 65,535. */
    private static final int MAX_SEGMENTS = 1024;

    /** Objects with a section for each function have tens of thousands. */
    private static final int MAX_SECTIONS = 1 << 16;

    private static final int MAX_NAMES = 1 << 22;
    private static final int MAX_INTERPRETER = 4096;
    private static final int MAX_NOTES = 256;
    private static final int MAX_NOTE_BYTES = 1 << 20;
    private static final int GNU_BUILD_ID = 3;
    private static final int DYN = 3;
    private static final int EXEC = 2;
    private static final long FLAG_PIE = 0x0800_0000L;

    private final RandomBytes file;
    private final List<Damaged> damages = new ArrayList<>();
    private final List<ElfSegment> segments = new ArrayList<>();
    private final List<ElfSection> sections = new ArrayList<>();
    private final List<ElfNote> notes = new ArrayList<>();
    private final ElfBytes bytes;
    private final byte[] header;

    ElfReader(RandomBytes file) throws IOException {
        this.file = file;
        byte[] ident = new byte[IDENT];
        int read = file.read(0, ident, 0, IDENT);
        if (read < IDENT || ident[0] != 0x7f || ident[1] != 'E' || ident[2] != 'L' || ident[3] != 'F') {
            throw new FormatException("header", 0, "7f ELF", read < IDENT ? read + " bytes" : "other bytes");
        }
        if (ident[4] != 1 && ident[4] != 2) {
            throw new FormatException("class", 4, "1 or 2", Integer.toString(ident[4]));
        }
        if (ident[5] != 1 && ident[5] != 2) {
            throw new FormatException("byte order", 5, "1 or 2", Integer.toString(ident[5]));
        }
        bytes = new ElfBytes(file, ident[4] == 2, ident[5] == 2);
        header = bytes.piece("header", 0, bytes.wide ? HEADER_64 : HEADER_32, HEADER_64);
    }

    ElfFile read() throws IOException {
        int word = bytes.wide ? 8 : 4;
        int tail = 24 + 3 * word + 4;
        attempt(() -> sections(bytes.word(header, 24 + 2 * word), tail + 6));
        attempt(() -> segments(bytes.word(header, 24 + word), tail + 2));
        ElfDynamic dynamic = new ElfDynamic(bytes, segments, sections);
        attempt(dynamic::read);
        ElfSymbols symbols = new ElfSymbols(bytes, sections, dynamic);
        attempt(symbols::read);
        notes();
        String interpreter = interpreter();
        int type = bytes.u16(header, 16);
        boolean pie =
                type == DYN && ((dynamic.flags1() & FLAG_PIE) != 0 || (interpreter != null && dynamic.hasDebug()));
        long end = end(tail);
        return new ElfFile(
                bytes.wide ? 64 : 32,
                bytes.big,
                header[7] & 0xff,
                type,
                bytes.u16(header, 18),
                bytes.word(header, 24),
                segments,
                sections,
                interpreter,
                dynamic.needed(),
                dynamic.soname(),
                dynamic.rpath(),
                dynamic.runpath(),
                dynamic.flags1(),
                pie,
                (type == EXEC || pie) && interpreter == null && dynamic.needed().isEmpty(),
                sections.stream().noneMatch(section -> section.type() == ElfSection.SYMTAB),
                buildId(),
                stackFlags(),
                notes,
                symbols.imports(),
                symbols.exports(),
                end,
                Math.max(0, bytes.size() - end),
                new ElfMarks(file, header, sections, bytes.size()).read(),
                damages);
    }

    /** A part whose damage costs only itself. */
    private interface Part {
        void read() throws IOException;
    }

    private void attempt(Part part) throws IOException {
        try {
            part.read();
        } catch (FormatException wrong) {
            damages.add(Damaged.of(wrong));
        }
    }

    private void segments(long offset, int counts) throws IOException {
        int size = bytes.u16(header, counts);
        int count = bytes.u16(header, counts + 2);
        if (count == 0) {
            return;
        }
        if (size < (bytes.wide ? 56 : 32) || count > MAX_SEGMENTS) {
            throw new FormatException("program headers", counts, "at most " + MAX_SEGMENTS, count + " of " + size);
        }
        byte[] table = bytes.piece("program headers", offset, (long) size * count, MAX_NAMES << 4);
        for (int at = 0; at + size <= table.length; at += size) {
            segments.add(bytes.wide ? wide(table, at) : narrow(table, at));
        }
    }

    private ElfSegment wide(byte[] table, int at) {
        return new ElfSegment(
                bytes.i32(table, at),
                bytes.i32(table, at + 4),
                bytes.word(table, at + 8),
                bytes.word(table, at + 16),
                bytes.word(table, at + 32),
                bytes.word(table, at + 40),
                bytes.word(table, at + 48));
    }

    private ElfSegment narrow(byte[] table, int at) {
        return new ElfSegment(
                bytes.i32(table, at),
                bytes.i32(table, at + 24),
                bytes.u32(table, at + 4),
                bytes.u32(table, at + 8),
                bytes.u32(table, at + 16),
                bytes.u32(table, at + 20),
                bytes.u32(table, at + 28));
    }

    private void sections(long offset, int counts) throws IOException {
        int size = bytes.u16(header, counts);
        long count = bytes.u16(header, counts + 2);
        long names = bytes.u16(header, counts + 4);
        if (offset == 0) {
            return;
        }
        int least = bytes.wide ? 64 : 40;
        if (size < least) {
            throw new FormatException("section headers", counts, least + " bytes each", Integer.toString(size));
        }
        // Where there are too many, or too far, for the header, the first section tells.
        byte[] first = bytes.piece("section headers", offset, size, size);
        ElfSection zero = section(first, 0, new byte[0]);
        count = count == 0 ? zero.size() : count;
        names = names == 0xffff ? zero.link() : names;
        if (count < 0 || count > MAX_SECTIONS) {
            throw new FormatException("section headers", counts, "at most " + MAX_SECTIONS, Long.toString(count));
        }
        byte[] table = bytes.piece("section headers", offset, size * count, MAX_NAMES << 4);
        byte[] texts = names < count ? texts(section(table, (int) names * size, new byte[0])) : new byte[0];
        for (int at = 0; at + size <= table.length; at += size) {
            sections.add(section(table, at, texts));
        }
    }

    private byte[] texts(ElfSection section) throws IOException {
        try {
            return bytes.piece("names of sections", section.offset(), section.sizeInFile(), MAX_NAMES);
        } catch (FormatException wrong) {
            damages.add(Damaged.of(wrong));
            return new byte[0];
        }
    }

    private ElfSection section(byte[] table, int at, byte[] texts) {
        int word = bytes.wide ? 8 : 4;
        return new ElfSection(
                ElfBytes.text(texts, bytes.u32(table, at)),
                bytes.i32(table, at + 4),
                bytes.word(table, at + 8),
                bytes.word(table, at + 8 + word),
                bytes.word(table, at + 8 + 2 * word),
                bytes.word(table, at + 8 + 3 * word),
                bytes.i32(table, at + 8 + 4 * word),
                bytes.word(table, at + 16 + 5 * word));
    }

    private @Nullable String interpreter() throws IOException {
        for (ElfSegment segment : segments) {
            if (segment.type() == ElfSegment.INTERP && segment.fileSize() != 0) {
                try {
                    byte[] text = bytes.piece("interpreter", segment.offset(), segment.fileSize(), MAX_INTERPRETER);
                    return ElfBytes.text(text, 0);
                } catch (FormatException wrong) {
                    damages.add(Damaged.of(wrong));
                }
            }
        }
        return null;
    }

    // Most lie in both views; with Go some are only in the sections.
    private void notes() throws IOException {
        for (ElfSegment segment : segments) {
            if (segment.type() == ElfSegment.NOTE && notes.size() < MAX_NOTES) {
                attempt(() -> notes(segment.offset(), segment.fileSize(), segment.alignment()));
            }
        }
        for (ElfSection section : sections) {
            if (section.type() == ElfSection.NOTE && notes.size() < MAX_NOTES && !inSegment(section)) {
                attempt(() -> notes(section.offset(), section.size(), 4));
            }
        }
    }

    private boolean inSegment(ElfSection section) {
        return segments.stream()
                .anyMatch(segment -> segment.type() == ElfSegment.NOTE
                        && section.offset() >= segment.offset()
                        && section.offset() - segment.offset() < segment.fileSize());
    }

    private void notes(long offset, long size, long alignment) throws IOException {
        byte[] table = bytes.piece("notes", offset, size, MAX_NOTE_BYTES);
        int step = alignment == 8 ? 8 : 4;
        int at = 0;
        while (at + 12 <= table.length && notes.size() < MAX_NOTES) {
            long name = bytes.u32(table, at);
            long content = bytes.u32(table, at + 4);
            long from = at + 12 + name;
            from = (from + step - 1) / step * step;
            if (name > table.length || content > table.length || from + content > table.length) {
                throw new FormatException("note", offset + at, "within " + table.length, name + " and " + content);
            }
            String owner = ElfBytes.text(Arrays.copyOfRange(table, at + 12, at + 12 + (int) name), 0);
            notes.add(ElfNote.of(owner, bytes.i32(table, at + 8), table, (int) from, (int) content));
            at = (int) ((from + content + step - 1) / step * step);
        }
    }

    private @Nullable String buildId() {
        return notes.stream()
                .filter(note -> note.type() == GNU_BUILD_ID && note.owner().equals("GNU"))
                .map(ElfNote::content)
                .findFirst()
                .orElse(null);
    }

    private int stackFlags() {
        return segments.stream()
                .filter(segment -> segment.type() == ElfSegment.GNU_STACK)
                .mapToInt(ElfSegment::flags)
                .findFirst()
                .orElse(-1);
    }

    private long end(int tail) {
        int word = bytes.wide ? 8 : 4;
        long end = header.length;
        end = Math.max(end, last(bytes.word(header, 24 + word), bytes.u16(header, tail + 2) * (long) segments.size()));
        end = Math.max(
                end, last(bytes.word(header, 24 + 2 * word), bytes.u16(header, tail + 6) * (long) sections.size()));
        for (ElfSegment segment : segments) {
            end = Math.max(end, last(segment.offset(), segment.fileSize()));
        }
        for (ElfSection section : sections) {
            end = Math.max(end, last(section.offset(), section.sizeInFile()));
        }
        return end;
    }

    // What claims to go on behind the file ends with it.
    private long last(long offset, long size) {
        boolean inside = offset >= 0 && size >= 0 && offset <= bytes.size();
        return inside && size > 0 ? Math.min(bytes.size(), offset + Math.min(size, bytes.size())) : 0;
    }
}
