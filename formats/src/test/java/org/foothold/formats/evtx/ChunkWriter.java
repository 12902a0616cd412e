package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.put16;
import static org.foothold.formats.LittleEndian.put32;
import static org.foothold.formats.LittleEndian.put64;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.Utf16;

/** Lays out one chunk: records, names and definitions where they are used first, and the header that counts them. */
final class ChunkWriter {
    private static final int FIRST_RECORD = 512;

    private byte[] bytes = new byte[ChunkReader.SIZE];
    private Map<String, Integer> names = new HashMap<>();
    private Map<WrittenTemplate, Integer> templates = new HashMap<>();
    private int at = FIRST_RECORD;
    private int lastRecord;
    private long firstNumber = -1;
    private long lastNumber;

    boolean empty() {
        return at == FIRST_RECORD;
    }

    /** Where the next record will stand. */
    int position() {
        return at;
    }

    /** Appends a template instance as a record; false, and nothing changed, where it does not fit. */
    boolean add(long number, long writtenAt, WrittenTemplate template, List<WrittenValue> values) {
        return add(number, writtenAt, () -> instance(template, values));
    }

    /** Appends a record without a template. */
    boolean add(long number, long writtenAt, XmlNode.Element element) {
        return add(number, writtenAt, () -> node(element, false, Map.of()));
    }

    private boolean add(long number, long writtenAt, Runnable content) {
        byte[] oldBytes = bytes.clone();
        Map<String, Integer> oldNames = new HashMap<>(names);
        Map<WrittenTemplate, Integer> oldTemplates = new HashMap<>(templates);
        int start = at;
        try {
            u32(0x2a2a);
            u32(0);
            u64(number);
            u64(writtenAt);
            u32(0x0001010f);
            content.run();
            u8(Token.END_OF_STREAM);
            at = start + ((at - start + 11) & ~7) - 4;
            u32(at + 4 - start);
        } catch (IndexOutOfBoundsException full) {
            bytes = oldBytes;
            names = oldNames;
            templates = oldTemplates;
            at = start;
            return false;
        }
        put32(bytes, start + 4, at - start);
        lastRecord = start;
        firstNumber = firstNumber < 0 ? number : firstNumber;
        lastNumber = number;
        return true;
    }

    private void instance(WrittenTemplate template, List<WrittenValue> values) {
        u8(Token.TEMPLATE_INSTANCE);
        u8(1);
        byte[] guid = ((WrittenValue.Plain) WrittenValue.guid(template.guid())).bytes();
        u32(i32(guid, 0));
        Integer known = templates.get(template);
        u32(known == null ? at + 4 : known);
        if (known == null) {
            templates.put(template, at);
            definition(template, guid);
        }
        u32(values.size());
        int descriptors = at;
        at += 4 * values.size();
        for (int i = 0; i < values.size(); i++) {
            int start = at;
            int type = value(values.get(i));
            put32(bytes, descriptors + 4 * i, (at - start) | (type << 16));
        }
    }

    private void definition(WrittenTemplate template, byte[] guid) {
        int pointer = 384 + 4 * (guid[0] & 31);
        u32(i32(bytes, pointer));
        put32(bytes, pointer, at - 4);
        raw(guid);
        int size = at;
        u32(0);
        u32(0x0001010f);
        node(template.root(), true, template.types());
        u8(Token.END_OF_STREAM);
        put32(bytes, size, at - size - 4);
    }

    private int value(WrittenValue value) {
        return switch (value) {
            case WrittenValue.Plain plain -> {
                raw(plain.bytes());
                yield plain.type();
            }
            case WrittenValue.Nested nested -> {
                u32(0x0001010f);
                instance(nested.template(), nested.values());
                u8(Token.END_OF_STREAM);
                yield ValueType.BINXML;
            }
            case WrittenValue.Bare bare -> {
                u32(0x0001010f);
                node(bare.element(), false, Map.of());
                u8(Token.END_OF_STREAM);
                yield ValueType.BINXML;
            }
        };
    }

    private void node(XmlNode node, boolean definition, Map<Integer, Integer> types) {
        switch (node) {
            case XmlNode.Element element -> element(element, definition, types);
            case XmlNode.Text text -> text(text.text());
            case XmlNode.Slot slot -> {
                u8(slot.optional() ? Token.OPTIONAL_SUBSTITUTION : Token.NORMAL_SUBSTITUTION);
                u16(slot.index());
                u8(types.getOrDefault(slot.index(), ValueType.STRING));
            }
            case XmlNode.Instruction instruction -> {
                u8(Token.PI_TARGET);
                name(instruction.target());
                u8(Token.PI_DATA);
                u16(instruction.data().length());
                raw(Utf16.encode(instruction.data()));
            }
            case XmlNode.Value value -> throw new IllegalArgumentException("a value needs a slot: " + value);
        }
    }

    /** Text, or one of the rarer tokens given as they would stand in XML: an entity, a number, or CDATA. */
    private void text(String text) {
        if (text.startsWith("<![CDATA[")) {
            String inner = text.substring(9, text.length() - 3);
            u8(Token.CDATA_SECTION);
            u16(inner.length());
            raw(Utf16.encode(inner));
        } else if (text.matches("&#[0-9]+;")) {
            u8(Token.CHAR_REF);
            u16(Integer.parseInt(text.substring(2, text.length() - 1)));
        } else if (text.matches("&[a-z]+;")) {
            u8(Token.ENTITY_REF);
            name(text.substring(1, text.length() - 1));
        } else {
            u8(Token.VALUE);
            u8(ValueType.STRING);
            u16(text.length());
            raw(Utf16.encode(text));
        }
    }

    private void element(XmlNode.Element element, boolean definition, Map<Integer, Integer> types) {
        boolean attributes = !element.attributes().isEmpty();
        u8(Token.OPEN_START_ELEMENT | (attributes ? Token.MORE : 0));
        if (definition) {
            u16(0xffff);
        }
        int size = at;
        u32(0);
        name(element.name());
        if (attributes) {
            int list = at;
            u32(0);
            for (int i = 0; i < element.attributes().size(); i++) {
                u8(Token.ATTRIBUTE | (i + 1 < element.attributes().size() ? Token.MORE : 0));
                name(element.attributes().get(i).name());
                element.attributes().get(i).parts().forEach(part -> node(part, definition, types));
            }
            put32(bytes, list, at - list - 4);
        }
        if (element.content().isEmpty()) {
            u8(Token.CLOSE_EMPTY_ELEMENT);
        } else {
            u8(Token.CLOSE_START_ELEMENT);
            element.content().forEach(node -> node(node, definition, types));
            u8(Token.CLOSE_ELEMENT);
        }
        put32(bytes, size, at - size - 4);
    }

    private void name(String name) {
        Integer known = names.get(name);
        u32(known == null ? at + 4 : known);
        if (known != null) {
            return;
        }
        names.put(name, at);
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 65599 * hash + name.charAt(i);
        }
        int bucket = 128 + 4 * ((hash & 0xffff) % 64);
        u32(i32(bytes, bucket));
        put32(bytes, bucket, at - 4);
        u16(hash & 0xffff);
        u16(name.length());
        raw(Utf16.encode(name));
        u16(0);
    }

    /** The chunk with its header. */
    byte[] finish() {
        byte[] chunk = bytes.clone();
        put64(chunk, 0, 0x006b6e6843666c45L);
        put64(chunk, 8, firstNumber);
        put64(chunk, 16, lastNumber);
        put64(chunk, 24, firstNumber);
        put64(chunk, 32, lastNumber);
        put32(chunk, 40, 128);
        put32(chunk, 44, lastRecord);
        put32(chunk, 48, at);
        seal(chunk);
        return chunk;
    }

    /** Makes both checksums right. */
    static void seal(byte[] chunk) {
        CRC32 crc = new CRC32();
        crc.update(chunk, FIRST_RECORD, Math.clamp(i32(chunk, 48), FIRST_RECORD, chunk.length) - FIRST_RECORD);
        put32(chunk, 52, (int) crc.getValue());
        crc.reset();
        crc.update(chunk, 0, 120);
        crc.update(chunk, 128, 384);
        put32(chunk, 124, (int) crc.getValue());
    }

    private void u8(int value) {
        raw(new byte[] {(byte) value});
    }

    private void u16(int value) {
        put16(bytes, at, value);
        at += 2;
    }

    private void u32(int value) {
        put32(bytes, at, value);
        at += 4;
    }

    private void u64(long value) {
        LittleEndian.put64(bytes, at, value);
        at += 8;
    }

    private void raw(byte[] more) {
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }
}
