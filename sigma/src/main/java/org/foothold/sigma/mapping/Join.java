package org.foothold.sigma.mapping;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How several fields of an event become the one text of a derived field. */
public sealed interface Join {

    /** The one text; null where there is none. An input that is null was absent. */
    @Nullable
    String apply(List<@Nullable String> texts);

    private static boolean said(@Nullable String text) {
        return text != null && !text.isEmpty() && !text.equals("-");
    }

    /** The texts that are present and not empty one after the other, parted by the separator; none where the first is absent. */
    record Separated(String separator) implements Join {
        @Override
        public @Nullable String apply(List<@Nullable String> texts) {
            String first = texts.getFirst();
            if (first == null || texts.size() == 1) {
                return first;
            }
            StringBuilder joined = new StringBuilder(first);
            for (String text : texts.subList(1, texts.size())) {
                if (text == null || text.isEmpty()) {
                    continue;
                }
                if (!joined.isEmpty()) {
                    joined.append(separator);
                }
                joined.append(text);
            }
            return joined.toString();
        }
    }

    /** The first text that is present, not empty and not the dash that Windows writes for nothing. */
    record FirstSaid() implements Join {
        @Override
        public @Nullable String apply(List<@Nullable String> texts) {
            for (String text : texts) {
                if (said(text)) {
                    return text;
                }
            }
            return null;
        }
    }

    /**
     * The account of the first three texts, which are its SID, domain and name, or else of the next three: the domain and
     * the name with a backslash between them. Windows calls its own accounts by the machine's name in Security events and
     * by {@code NT AUTHORITY} in Sysmon's; the latter is what rules expect.
     */
    record Account() implements Join {
        private static final int PARTS = 3;
        private static final Map<String, String> WELL_KNOWN = Map.of(
                "S-1-5-18", "NT AUTHORITY\\SYSTEM",
                "S-1-5-19", "NT AUTHORITY\\LOCAL SERVICE",
                "S-1-5-20", "NT AUTHORITY\\NETWORK SERVICE");

        @Override
        public @Nullable String apply(List<@Nullable String> texts) {
            for (int i = 0; i < texts.size(); i += PARTS) {
                String sid = texts.get(i);
                String known = sid == null ? null : WELL_KNOWN.get(sid);
                if (known != null) {
                    return known;
                }
                String name = texts.get(i + 2);
                if (said(name)) {
                    String domain = texts.get(i + 1);
                    return said(domain) ? domain + "\\" + name : name;
                }
            }
            return null;
        }
    }

    /**
     * The data of a registry value as Sysmon writes it, from the type and the data of Security's event 4657: numbers with
     * their width in hexadecimal digits, binary data as two words, all other data as they are; none where the data are
     * absent.
     */
    record RegistryData() implements Join {
        private static final String BINARY = "%%1875";
        private static final String DWORD = "%%1876";
        private static final String QWORD = "%%1883";
        private static final int DIGITS = 8;

        @Override
        public @Nullable String apply(List<@Nullable String> texts) {
            String type = texts.getFirst();
            String data = texts.get(1);
            if (type == null || data == null) {
                return data;
            }
            try {
                return switch (type) {
                    case BINARY -> "Binary Data";
                    case DWORD -> "DWORD (0x" + digits(Long.parseUnsignedLong(data)) + ")";
                    case QWORD -> {
                        long number = Long.parseUnsignedLong(data);
                        yield "QWORD (0x" + digits(number >>> 32) + "-0x" + digits(number) + ")";
                    }
                    default -> data;
                };
            } catch (NumberFormatException e) {
                return data;
            }
        }

        private static String digits(long number) {
            return HexFormat.of().toHexDigits(number, DIGITS);
        }
    }
}
