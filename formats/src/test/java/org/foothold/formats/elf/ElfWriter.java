package org.foothold.formats.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a small library or program, in both sizes and both orders of bytes. */
final class ElfWriter {
    private static final int BASE = 0x10000;

    private final boolean wide;
    private final ByteBuffer out = ByteBuffer.allocate(8192);
    private final List<long[]> segments = new ArrayList<>();
    private final List<long[]> sections = new ArrayList<>();
    private final StringBuilder texts = new StringBuilder("\0");
    private final StringBuilder names = new StringBuilder("\0");
    private final List<long[]> dynamic = new ArrayList<>();
    private final List<long[]> symbols = new ArrayList<>();
    private boolean withSections = true;

    ElfWriter(boolean wide, boolean big) {
        this.wide = wide;
        out.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        out.position(1024);
    }

    private static int add(StringBuilder to, String text) {
        to.append(text).append('\0');
        return to.length() - text.length() - 1;
    }

    ElfWriter dynamic(long tag, String text) {
        dynamic.add(new long[] {tag, add(texts, text)});
        return this;
    }

    ElfWriter flag(long tag, long value) {
        dynamic.add(new long[] {tag, value});
        return this;
    }

    ElfWriter symbol(String name, boolean imported) {
        symbols.add(new long[] {add(texts, name), imported ? 0 : 1});
        return this;
    }

    ElfWriter interpreter(String path) {
        int at = piece((path + "\0").getBytes(StandardCharsets.ISO_8859_1));
        segments.add(new long[] {3, 4, at, out.position() - at});
        return this;
    }

    ElfWriter note(String owner, int type, byte[] content) {
        int at = piece(new byte[0]);
        out.putInt(owner.length() + 1).putInt(content.length).putInt(type);
        out.put((owner + "\0").getBytes(StandardCharsets.ISO_8859_1));
        out.position((out.position() + 3) / 4 * 4).put(content);
        out.position((out.position() + 3) / 4 * 4);
        segments.add(new long[] {4, 4, at, out.position() - at});
        return this;
    }

    ElfWriter stack(int flags) {
        segments.add(new long[] {0x6474e551L, flags, 0, 0});
        return this;
    }

    ElfWriter section(String name, byte[] content) {
        int at = piece(content);
        sections.add(new long[] {add(names, name), 1, at, content.length, 0});
        return this;
    }

    ElfWriter withoutSections() {
        withSections = false;
        return this;
    }

    private int piece(byte[] bytes) {
        int at = (out.position() + 7) / 8 * 8;
        out.position(at).put(bytes);
        return at;
    }

    private ElfWriter word(long value) {
        if (wide) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
        return this;
    }

    byte[] bytes(int type, int machine) {
        int symbolsAt = piece(new byte[wide ? 24 : 16]);
        symbols.forEach(this::symbol);
        int textsAt = piece(texts.toString().getBytes(StandardCharsets.ISO_8859_1));
        int symbolsSize = symbols.size() * (wide ? 24 : 16) + (wide ? 24 : 16);
        dynamic.add(new long[] {5, BASE + textsAt});
        dynamic.add(new long[] {6, BASE + symbolsAt});
        dynamic.add(new long[] {10, texts.length()});
        dynamic.add(new long[] {0, 0});
        int dynamicAt = piece(new byte[0]);
        dynamic.forEach(entry -> word(entry[0]).word(entry[1]));
        segments.add(new long[] {2, 6, dynamicAt, out.position() - dynamicAt});
        sections.add(0, new long[5]);
        sections.add(new long[] {add(names, ".dynsym"), 11, symbolsAt, symbolsSize, sections.size() + 1});
        sections.add(new long[] {add(names, ".dynstr"), 3, textsAt, texts.length(), 0});
        sections.add(new long[] {add(names, ".shstrtab"), 3, 0, 0, 0});
        byte[] namesBytes = names.toString().getBytes(StandardCharsets.ISO_8859_1);
        sections.get(sections.size() - 1)[2] = piece(namesBytes);
        sections.get(sections.size() - 1)[3] = namesBytes.length;
        int sectionsAt = piece(new byte[0]);
        if (withSections) {
            sections.forEach(this::section);
        }
        int end = out.position();
        segments.add(new long[] {1, 5, 0, end});
        header(type, machine, sectionsAt);
        segments.forEach(this::segment);
        byte[] bytes = new byte[end];
        out.get(0, bytes);
        return bytes;
    }

    private void symbol(long[] symbol) {
        out.putInt((int) symbol[0]);
        if (wide) {
            out.put((byte) 0x12)
                    .put((byte) 0)
                    .putShort((short) symbol[1])
                    .putLong(0)
                    .putLong(0);
        } else {
            out.putInt(0).putInt(0).put((byte) 0x12).put((byte) 0).putShort((short) symbol[1]);
        }
    }

    private void section(long[] section) {
        out.putInt((int) section[0]).putInt((int) section[1]);
        word(0).word(0).word(section[2]).word(section[3]);
        out.putInt((int) section[4]).putInt(0);
        word(1).word(0);
    }

    private void segment(long[] segment) {
        out.putInt((int) segment[0]);
        if (wide) {
            out.putInt((int) segment[1]);
        }
        word(segment[2]).word(BASE + segment[2]).word(0).word(segment[3]).word(segment[3]);
        if (!wide) {
            out.putInt((int) segment[1]);
        }
        word(4);
    }

    private void header(int type, int machine, int sectionsAt) {
        out.position(0).put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
        out.put((byte) (out.order() == ByteOrder.BIG_ENDIAN ? 2 : 1))
                .put((byte) 1)
                .position(16);
        out.putShort((short) type).putShort((short) machine).putInt(1);
        int size = wide ? 64 : 52;
        word(BASE).word(size).word(withSections ? sectionsAt : 0);
        out.putInt(0).putShort((short) size).putShort((short) (wide ? 56 : 32)).putShort((short) segments.size());
        out.putShort((short) (wide ? 64 : 40)).putShort((short) (withSections ? sections.size() : 0));
        out.putShort((short) (withSections ? sections.size() - 1 : 0));
    }
}
