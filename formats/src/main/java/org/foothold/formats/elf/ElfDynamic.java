package org.foothold.formats.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/** What a file tells the loader: the dynamic section. */
final class ElfDynamic {
    private static final long NEEDED = 1;
    private static final long STRTAB = 5;
    private static final long SYMTAB = 6;
    private static final long STRSZ = 10;
    private static final long SONAME = 14;
    private static final long RPATH = 15;
    private static final long DEBUG = 21;
    private static final long RUNPATH = 29;
    private static final long FLAGS_1 = 0x6ffffffbL;

    /** Libraries with very many dependencies have some hundred. */
    private static final int MAX_NEEDED = 4096;

    private static final int MAX_BYTES = 1 << 20;

    /** Names of C++ fill ten million bytes in the largest libraries. */
    static final int MAX_TEXTS = 1 << 26;

    private final ElfBytes bytes;
    private final List<ElfSegment> segments;
    private final List<ElfSection> sections;
    private final Map<Long, Long> values = new HashMap<>();
    private final List<Long> libraries = new ArrayList<>();
    private byte[] texts = new byte[0];

    ElfDynamic(ElfBytes bytes, List<ElfSegment> segments, List<ElfSection> sections) {
        this.bytes = bytes;
        this.segments = segments;
        this.sections = sections;
    }

    void read() throws IOException {
        for (ElfSegment segment : segments) {
            if (segment.type() == ElfSegment.DYNAMIC && values.isEmpty()) {
                // What only keeps debug information has the header and no content.
                boolean empty = sections.stream()
                        .anyMatch(section -> section.type() == ElfSection.NOBITS
                                && section.name().equals(".dynamic"));
                if (!empty) {
                    entries(bytes.piece("dynamic section", segment.offset(), segment.fileSize(), MAX_BYTES));
                }
            }
        }
        Long at = values.get(STRTAB);
        Long size = values.get(STRSZ);
        if (at != null && size != null) {
            texts = bytes.piece("dynamic texts", offset(at), size, MAX_TEXTS);
        }
    }

    private void entries(byte[] table) {
        int word = bytes.wide ? 8 : 4;
        for (int at = 0; at + 2 * word <= table.length; at += 2 * word) {
            long tag = bytes.word(table, at);
            if (tag == 0) {
                return;
            }
            long value = bytes.word(table, at + word);
            if (tag == NEEDED && libraries.size() < MAX_NEEDED) {
                libraries.add(value);
            }
            values.put(tag, value);
        }
    }

    /** Where in the file an address lies. */
    long offset(long address) {
        for (ElfSegment segment : segments) {
            long into = address - segment.address();
            if (segment.type() == ElfSegment.LOAD && into >= 0 && into < segment.fileSize()) {
                return segment.offset() + into;
            }
        }
        throw new FormatException("address", 0, "one that is loaded", "0x" + Long.toHexString(address));
    }

    List<String> needed() {
        return libraries.stream().map(at -> ElfBytes.text(texts, at)).toList();
    }

    @Nullable
    String soname() {
        return text(SONAME);
    }

    @Nullable
    String rpath() {
        return text(RPATH);
    }

    @Nullable
    String runpath() {
        return text(RUNPATH);
    }

    long flags1() {
        return values.getOrDefault(FLAGS_1, 0L);
    }

    /** Whether there is a place for a debugger's mark, as programs have one and libraries have not. */
    boolean hasDebug() {
        return values.containsKey(DEBUG);
    }

    byte[] texts() {
        return texts;
    }

    /** Address of the symbols, or null. */
    @Nullable
    Long symbols() {
        return values.get(SYMTAB);
    }

    /** Address of the texts, which linkers put right behind the symbols. */
    @Nullable
    Long textsAddress() {
        return values.get(STRTAB);
    }

    private @Nullable String text(long tag) {
        Long at = values.get(tag);
        return at == null ? null : ElfBytes.text(texts, at);
    }
}
