package org.foothold.formats.mmdb;

import java.time.Instant;
import java.util.List;

/**
 * What a MaxMind DB says of itself.
 *
 * @param type whose data it has, such as {@code GeoLite2-City}
 * @param ipVersion 4 where it knows IPv4 addresses only, 6 where it knows both
 * @param recordSize bits of one half of a node
 * @param nodes nodes of the tree
 * @param builtAt when it was made
 */
public record MmdbMetadata(
        String type, int ipVersion, int recordSize, int nodes, Instant builtAt, List<String> languages) {
    public MmdbMetadata {
        languages = List.copyOf(languages);
    }
}
