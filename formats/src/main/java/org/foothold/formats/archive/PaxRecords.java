package org.foothold.formats.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/** The records of a pax header, {@code LENGTH KEY=VALUE\n} one behind the other (pax(1), "pax Extended Header"). */
final class PaxRecords {
    /** Records of one header; extended attributes are few, and a map of holes is bounded by its own. */
    private static final int MAX_RECORDS = 1 << 16;

    private static final String SCHILY = "SCHILY.xattr.";
    private static final String LIBARCHIVE = "LIBARCHIVE.xattr.";

    /** Beyond these seconds no Instant is; no file either. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1L << 40);

    private static final int MAX_NUMBER = 40;

    private final Map<String, byte[]> values = new LinkedHashMap<>();

    /** The GNU map of holes of format 0.0, whose keys come again and again: offset and size in turn. */
    private final StringBuilder holes = new StringBuilder();

    /** Takes in what a header says; an empty value takes back. */
    void add(byte[] bytes, long offset) {
        int at = 0;
        while (at < bytes.length && bytes[at] != 0) {
            int end = at + length(bytes, at, offset);
            int space = indexOf(bytes, ' ', at, end);
            int equal = indexOf(bytes, '=', space + 1, end);
            if (space < 0 || equal < 0 || values.size() > MAX_RECORDS) {
                throw new FormatException("pax record", offset + at, "LENGTH KEY=VALUE", "something else");
            }
            String key = ArchiveText.of(bytes, space + 1, equal - space - 1);
            byte[] value = Arrays.copyOfRange(bytes, equal + 1, end - 1);
            if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
                holes.append(holes.isEmpty() ? "" : ",").append(ArchiveText.of(value, 0, value.length));
            } else {
                values.put(key, value);
            }
            at = end;
        }
    }

    private static int length(byte[] bytes, int at, long offset) {
        int length = 0;
        int i = at;
        while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9' && length < bytes.length) {
            length = length * 10 + bytes[i++] - '0';
        }
        if (length < 5 || length > bytes.length - at || bytes[at + length - 1] != '\n') {
            throw new FormatException("pax record", offset + at, "a length up to a line end", String.valueOf(length));
        }
        return length;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int end) {
        for (int i = Math.max(from, 0); i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** What these say, over what others say. */
    PaxRecords over(PaxRecords global) {
        PaxRecords both = new PaxRecords();
        both.values.putAll(global.values);
        both.values.putAll(values);
        both.holes.append(holes);
        return both;
    }

    @Nullable
    String text(String key) {
        byte[] value = values.get(key);
        return value == null || value.length == 0 ? null : ArchiveText.of(value, 0, value.length);
    }

    long number(String key, long otherwise, long offset) {
        String text = text(key);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new FormatException(key, offset, "a number", text == null ? "nothing" : shown(text));
        }
    }

    @Nullable
    Instant time(String key) {
        String text = text(key);
        if (text == null || text.length() > MAX_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return null;
        }
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.abs().compareTo(MAX_SECONDS) > 0) {
                return null;
            }
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValue();
            return Instant.ofEpochSecond(
                    whole,
                    seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(9)
                            .longValue());
        } catch (NumberFormatException wrong) {
            return null;
        }
    }

    /** The map of holes of the formats that keep it here; null if there is none. */
    @Nullable
    String holes() {
        return holes.isEmpty() ? text("GNU.sparse.map") : holes.toString();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Extended attributes, of either program's way to write them. */
    Map<String, byte[]> attributes() {
        Map<String, byte[]> found = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(LIBARCHIVE)) {
                byte[] decoded = base64(value);
                if (decoded != null) {
                    found.putIfAbsent(key.substring(LIBARCHIVE.length()), decoded);
                }
            } else if (key.startsWith(SCHILY)) {
                found.put(key.substring(SCHILY.length()), value);
            }
        });
        return found;
    }

    private static byte @Nullable [] base64(byte[] value) {
        try {
            return Base64.getDecoder().decode(new String(value, StandardCharsets.ISO_8859_1).replaceAll("[=\\s]", ""));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    private static String shown(String text) {
        return text.length() < MAX_NUMBER ? text : text.substring(0, MAX_NUMBER) + "…";
    }
}
