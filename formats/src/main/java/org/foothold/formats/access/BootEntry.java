package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * An entry of a boot menu in a file of its own: the <a
 * href="https://uapi-group.org/specifications/specs/boot_loader_specification/">Boot Loader Specification</a>.
 */
public record BootEntry(List<Field> fields, List<LineDamage> bad) {
    public BootEntry {
        fields = List.copyOf(fields);
        bad = List.copyOf(bad);
    }

    /** A line: {@code title}, {@code linux}, {@code initrd}, {@code options}, {@code efi} and others. */
    public record Field(int line, String key, String value) {}

    /** The values of a key. */
    public List<String> values(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .map(Field::value)
                .toList();
    }

    /** What the file says. */
    public static BootEntry read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] words = text.split("\\s+", 2);
            if (words.length < 2) {
                bad.add(LineDamage.loss(line.number(), "field", "a key and a value", text));
                continue;
            }
            fields.add(new Field(line.number(), words[0], words[1]));
        }
        return new BootEntry(fields, bad);
    }
}
