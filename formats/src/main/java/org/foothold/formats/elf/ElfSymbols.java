package org.foothold.formats.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The symbols that a file asks others for, and those that it has for others. */
final class ElfSymbols {
    /** The largest libraries have a hundred thousand; the rest is left out. */
    private static final int MAX_SYMBOLS = 20_000;

    private static final int MAX_BYTES = 1 << 26;
    private static final int LOCAL = 0;

    private final ElfBytes bytes;
    private final List<ElfSection> sections;
    private final ElfDynamic dynamic;
    private final List<String> imports = new ArrayList<>();
    private final List<String> exports = new ArrayList<>();

    ElfSymbols(ElfBytes bytes, List<ElfSection> sections, ElfDynamic dynamic) {
        this.bytes = bytes;
        this.sections = sections;
        this.dynamic = dynamic;
    }

    void read() throws IOException {
        for (ElfSection section : sections) {
            if (section.type() == ElfSection.DYNSYM && section.link() >= 0 && section.link() < sections.size()) {
                ElfSection texts = sections.get(section.link());
                symbols(
                        bytes.piece("symbols", section.offset(), section.size(), MAX_BYTES),
                        bytes.piece("names of symbols", texts.offset(), texts.sizeInFile(), ElfDynamic.MAX_TEXTS));
                return;
            }
        }
        // Without sections: the loader's view, in which the end is not told.
        Long start = dynamic.symbols();
        Long texts = dynamic.textsAddress();
        if (start != null && texts != null && texts > start) {
            symbols(bytes.piece("symbols", dynamic.offset(start), texts - start, MAX_BYTES), dynamic.texts());
        }
    }

    private void symbols(byte[] table, byte[] texts) {
        int size = bytes.wide ? 24 : 16;
        for (int at = size; at + size <= table.length; at += size) {
            int info = table[at + (bytes.wide ? 4 : 12)] & 0xff;
            int section = bytes.u16(table, at + (bytes.wide ? 6 : 14));
            List<String> names = section == 0 ? imports : exports;
            if (info >> 4 != LOCAL && names.size() < MAX_SYMBOLS) {
                String name = ElfBytes.text(texts, bytes.u32(table, at));
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
    }

    List<String> imports() {
        return imports;
    }

    List<String> exports() {
        return exports;
    }
}
