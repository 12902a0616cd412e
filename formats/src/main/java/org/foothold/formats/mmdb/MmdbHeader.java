package org.foothold.formats.mmdb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of a MaxMind DB out of its values; what is missing or cannot be is refused. */
final class MmdbHeader {
    private static final int MAJOR_VERSION = 2;
    private static final Set<Long> RECORD_SIZES = Set.of(24L, 28L, 32L);
    private static final Set<Long> IP_VERSIONS = Set.of(4L, 6L);

    private final Map<String, List<String>> values;
    private final long offset;

    MmdbHeader(Map<String, List<String>> values, long offset) {
        this.values = values;
        this.offset = offset;
    }

    MmdbMetadata read() {
        long major = number("binary_format_major_version");
        if (major != MAJOR_VERSION) {
            throw wrong("binary_format_major_version", Integer.toString(MAJOR_VERSION), Long.toString(major));
        }
        long recordSize = number("record_size");
        if (!RECORD_SIZES.contains(recordSize)) {
            throw wrong("record_size", "24, 28 or 32", Long.toString(recordSize));
        }
        long ipVersion = number("ip_version");
        if (!IP_VERSIONS.contains(ipVersion)) {
            throw wrong("ip_version", "4 or 6", Long.toString(ipVersion));
        }
        long nodes = number("node_count");
        if (nodes <= 0 || nodes > Integer.MAX_VALUE) {
            throw wrong("node_count", "1 to " + Integer.MAX_VALUE, Long.toString(nodes));
        }
        String type = first("database_type");
        if (type == null) {
            throw wrong("database_type", "a text", "none");
        }
        return new MmdbMetadata(
                type,
                (int) ipVersion,
                (int) recordSize,
                (int) nodes,
                builtAt(),
                values.getOrDefault("languages", List.of()));
    }

    // Beyond the year 9999 it is no time that anybody built a file at.
    private Instant builtAt() {
        long seconds = number("build_epoch");
        if (seconds < 0 || seconds > 253_402_300_799L) {
            throw wrong("build_epoch", "seconds since 1970", Long.toString(seconds));
        }
        return Instant.ofEpochSecond(seconds);
    }

    private long number(String name) {
        String text = first(name);
        try {
            return Long.parseLong(String.valueOf(text));
        } catch (NumberFormatException none) {
            throw wrong(name, "a number", text == null ? "none" : "'" + text + "'");
        }
    }

    private @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    private FormatException wrong(String what, String expected, String found) {
        return new FormatException("metadata " + what, offset, expected, found);
    }
}
