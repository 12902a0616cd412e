package org.foothold.formats.mmdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * A MaxMind DB (format version 2.0, https://maxmind.github.io/MaxMind-DB/): a tree that leads from the bits of an address to
 * its data. The file is mapped into memory, not read, and several threads may ask at once.
 */
public final class MmdbFile {
    private static final byte[] MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    /** The specification's bound, the marker counted. */
    private static final int MAX_METADATA = 128 << 10;

    /** Zero bytes between the tree and the data. */
    private static final int SEPARATOR = 16;

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    /** Bits that stand before those of an IPv4 address in a tree of IPv6. */
    private static final int BITS_BEFORE_IPV4 = 8 * (IPV6_BYTES - IPV4_BYTES);

    private final ByteBuffer bytes;
    private final MmdbMetadata metadata;
    private final MmdbTree tree;
    private final MmdbData data;
    private final long ipv4;

    private MmdbFile(ByteBuffer bytes) {
        this.bytes = bytes;
        int marker = marker();
        int start = marker + MARKER.length;
        this.metadata = new MmdbHeader(new MmdbData(bytes, start, bytes.limit()).value(0), start).read();
        this.tree = new MmdbTree(bytes, metadata.nodes(), metadata.recordSize(), marker - SEPARATOR);
        int dataStart = tree.end() + SEPARATOR;
        for (int at = tree.end(); at < dataStart; at++) {
            if (bytes.get(at) != 0) {
                throw new FormatException("separator", at, "zero", Integer.toString(bytes.get(at) & 0xff));
            }
        }
        this.data = new MmdbData(bytes, dataStart, marker);
        this.ipv4 = metadata.ipVersion() == 4 ? 0 : tree.walk(0, new byte[IPV6_BYTES], BITS_BEFORE_IPV4);
    }

    /**
     * Opens a file.
     *
     * @throws FormatException where it is no such file
     */
    public static MmdbFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new FormatException("file", 0, "at most 2 GiB", size + " bytes");
            }
            return new MmdbFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        }
    }

    /** A file whose bytes are here. */
    public static MmdbFile of(byte[] bytes) {
        return new MmdbFile(ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer());
    }

    public MmdbMetadata metadata() {
        return metadata;
    }

    /** Whether addresses of this many bytes are in the file: it may know IPv4 only, and then knows nothing of IPv6. */
    public boolean covers(int addressBytes) {
        return addressBytes == IPV4_BYTES || (addressBytes == IPV6_BYTES && metadata.ipVersion() == 6);
    }

    /**
     * The data of an address of 4 or 16 bytes, flat: each value by the names that lead to it, dots between them; those of a
     * list by the list's name. A value that no name leads to has the empty name.
     *
     * @return null where the file has nothing for the address
     * @throws FormatException where the bytes that the address leads to are damaged
     * @throws IllegalArgumentException where the file does not cover such addresses
     */
    public @Nullable Map<String, List<String>> lookup(byte[] address) {
        if (!covers(address.length)) {
            throw new IllegalArgumentException(
                    "an address of " + address.length + " bytes in a file of IPv" + metadata.ipVersion());
        }
        long found = address.length == IPV4_BYTES
                ? tree.walk(ipv4, address, 8 * IPV4_BYTES)
                : tree.walk(0, address, 8 * IPV6_BYTES);
        if (found == metadata.nodes()) {
            return null;
        }
        if (found < metadata.nodes()) {
            throw new FormatException("tree", 0, "an end within " + 8 * address.length + " bits", "node " + found);
        }
        long offset = found - metadata.nodes() - SEPARATOR;
        if (offset < 0 || offset >= data.size()) {
            throw new FormatException("record of the tree", 0, "0 to " + data.size(), Long.toString(offset));
        }
        return data.value((int) offset);
    }

    // The last one counts: data may hold the same bytes.
    private int marker() {
        int first = Math.max(0, bytes.limit() - MAX_METADATA);
        for (int at = bytes.limit() - MARKER.length; at >= first; at--) {
            int length = 0;
            while (length < MARKER.length && bytes.get(at + length) == MARKER[length]) {
                length++;
            }
            if (length == MARKER.length) {
                return at;
            }
        }
        throw new FormatException("metadata", first, "the marker \\xab\\xcd\\xefMaxMind.com", "none to the end");
    }
}
