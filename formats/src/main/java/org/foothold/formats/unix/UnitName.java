package org.foothold.formats.unix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a unit and its parts, systemd.unit(5): {@code prefix@instance.type}.
 *
 * @param name all of it
 * @param prefix what stands before the at sign or the type
 * @param instance what stands between them: empty for a template, null where there is no at sign
 * @param type what stands behind the last dot
 */
public record UnitName(String name, String prefix, @Nullable String instance, String type) {
    private static final int HEX = 16;
    private static final int ESCAPE = 4;

    /** The parts of a file's name. */
    public static UnitName of(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        int at = stem.indexOf('@');
        return new UnitName(
                name,
                at < 0 ? stem : stem.substring(0, at),
                at < 0 ? null : stem.substring(at + 1),
                dot < 0 ? "" : name.substring(dot + 1));
    }

    /** Whether units are made from it: {@code getty@.service}. */
    public boolean isTemplate() {
        return instance != null && instance.isEmpty();
    }

    /** The folders whose files change this unit, the strongest first. */
    public List<String> dropInFolders() {
        List<String> folders = new ArrayList<>();
        folders.add(name + ".d");
        String at = instance == null ? "" : "@";
        if (instance != null && !instance.isEmpty()) {
            folders.add(prefix + "@." + type + ".d");
        }
        for (int dash = prefix.lastIndexOf('-'); dash > 0; dash = prefix.lastIndexOf('-', dash - 1)) {
            folders.add(prefix.substring(0, dash + 1) + at + "." + type + ".d");
        }
        folders.add(type + ".d");
        return folders.stream().distinct().toList();
    }

    /** A text in which specifiers that the name decides are replaced and all others stay. */
    public String resolve(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String value = c == '%' && i + 1 < text.length() ? specifier(text.charAt(i + 1)) : null;
            if (value == null) {
                out.append(c);
                if (c == '%' && i + 1 < text.length()) {
                    out.append(text.charAt(++i));
                }
            } else {
                out.append(value);
                i++;
            }
        }
        return out.toString();
    }

    private @Nullable String specifier(char letter) {
        String last = prefix.substring(prefix.lastIndexOf('-') + 1);
        if (isTemplate() && "niIfN".indexOf(letter) >= 0) {
            return null;
        }
        String own = instance == null ? "" : instance;
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> name;
            case 'N' -> name.endsWith("." + type) ? name.substring(0, name.length() - type.length() - 1) : name;
            case 'p' -> prefix;
            case 'P' -> unescaped(prefix);
            case 'i' -> own;
            case 'I' -> unescaped(own);
            case 'j' -> last;
            case 'J' -> unescaped(last);
            case 'f' -> "/" + unescaped(instance == null ? prefix : own);
            default -> null;
        };
    }

    /** A name as the path or the text that it was made from. */
    static String unescaped(String name) {
        byte[] in = name.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            byte value = in[i] == '-' ? (byte) '/' : in[i];
            if (in[i] == '\\' && i + ESCAPE <= in.length && in[i + 1] == 'x') {
                int high = Character.digit(in[i + 2], HEX);
                int low = Character.digit(in[i + 3], HEX);
                if (high >= 0 && low >= 0) {
                    value = (byte) (high * HEX + low);
                    i += ESCAPE - 1;
                }
            }
            out[length++] = value;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
