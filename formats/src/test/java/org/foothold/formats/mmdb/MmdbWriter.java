package org.foothold.formats.mmdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a MaxMind DB of networks and their values; every key of a map stands once, and is pointed to from then on. */
public final class MmdbWriter {
    private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private final int ipVersion;
    private final int recordSize;
    private final Node root = new Node();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    /** A file of IPv4 or IPv6 addresses, in the tree of which a record has 24, 28 or 32 bits. */
    public MmdbWriter(int ipVersion, int recordSize) {
        this.ipVersion = ipVersion;
        this.recordSize = recordSize;
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_700_000_000L);
        metadata.put("database_type", "Test");
        metadata.put("description", Map.of("en", "a test"));
        metadata.put("ip_version", ipVersion);
        metadata.put("languages", List.of("en"));
        metadata.put("record_size", recordSize);
    }

    private static final class Node {
        private final @Nullable Node[] next = new Node[2];
        private int value = -1;
        private int number = -1;
    }

    /** A value whose bytes are given. */
    public static final class Raw {
        private final byte[] bytes;

        public Raw(byte[] bytes) {
            this.bytes = bytes.clone();
        }
    }

    /** Sets a value of the metadata. */
    public MmdbWriter metadata(String name, Object value) {
        metadata.put(name, value);
        return this;
    }

    /** Adds a network such as {@code 192.0.2.0/24}, with its value. */
    public MmdbWriter add(String network, Object value) {
        int slash = network.indexOf('/');
        byte[] address = address(network.substring(0, slash));
        int bits = Integer.parseInt(network.substring(slash + 1));
        if (ipVersion == 6 && address.length == 4) {
            address = ByteBuffer.allocate(16).put(12, address).array();
            bits += 96;
        }
        Node node = root;
        for (int bit = 0; bit < bits; bit++) {
            int side = (address[bit / 8] >> (7 - bit % 8)) & 1;
            Node next = node.next[side];
            if (next == null) {
                next = new Node();
                node.next[side] = next;
            }
            node = next;
        }
        node.value = data.size();
        write(value, data, true);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        List<Node> nodes = new ArrayList<>();
        number(root, nodes);
        ByteBuffer tree = ByteBuffer.allocate(nodes.size() * recordSize / 4 + 16);
        for (Node node : nodes) {
            node(record(node.next[0], nodes.size()), record(node.next[1], nodes.size()), tree);
        }
        metadata.putIfAbsent("node_count", (long) nodes.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tree.array());
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        write(metadata, out, false);
        return out.toByteArray();
    }

    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static void number(Node node, List<Node> nodes) {
        if (node.value < 0) {
            node.number = nodes.size();
            nodes.add(node);
            for (Node next : node.next) {
                if (next != null) {
                    number(next, nodes);
                }
            }
        }
    }

    private static long record(@Nullable Node node, int nodes) {
        return node == null ? nodes : node.value >= 0 ? nodes + 16L + node.value : node.number;
    }

    private void node(long left, long right, ByteBuffer tree) {
        switch (recordSize) {
            case 24 -> tree.put(number(left, 3)).put(number(right, 3));
            case 28 ->
                tree.put(number(left & 0xff_ffff, 3))
                        .put((byte) (((left >> 20) & 0xf0) | (right >> 24)))
                        .put(number(right & 0xff_ffff, 3));
            default -> tree.putInt((int) left).putInt((int) right);
        }
    }

    private static byte[] number(long value, int bytes) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(value).array(), 8 - bytes, 8);
    }

    private void write(Object value, ByteArrayOutputStream out, boolean pointers) {
        switch (value) {
            case Raw raw -> out.writeBytes(raw.bytes);
            case String text -> sized(2, text.getBytes(StandardCharsets.UTF_8), out);
            case Double number ->
                sized(3, ByteBuffer.allocate(8).putDouble(number).array(), out);
            case byte[] bytes -> sized(4, bytes, out);
            case Integer number -> {
                byte[] all = ByteBuffer.allocate(4).putInt(number).array();
                sized(number < 0 ? 8 : 6, number < 0 ? all : shortest(number), out);
            }
            case Long number -> sized(9, shortest(number), out);
            case BigInteger number -> sized(10, number.toByteArray(), out);
            case Boolean truth -> control(14, truth ? 1 : 0, out);
            case Float number ->
                sized(15, ByteBuffer.allocate(4).putFloat(number).array(), out);
            case List<?> list -> {
                control(11, list.size(), out);
                list.forEach(item -> write(item, out, pointers));
            }
            case Map<?, ?> map -> {
                control(7, map.size(), out);
                map.forEach((key, member) -> {
                    key((String) key, out, pointers);
                    write(member, out, pointers);
                });
            }
            default -> throw new IllegalArgumentException("no value of a MaxMind DB: " + value.getClass());
        }
    }

    private void key(String key, ByteArrayOutputStream out, boolean pointers) {
        Integer known = pointers ? keys.get(key) : null;
        if (known != null) {
            out.writeBytes(pointer(known));
            return;
        }
        if (pointers) {
            keys.put(key, out.size());
        }
        write(key, out, pointers);
    }

    /** A pointer as short as it can be. */
    static byte[] pointer(int target) {
        if (target < 2_048) {
            return new byte[] {(byte) (0x20 | target >> 8), (byte) target};
        }
        if (target < 526_336) {
            int rest = target - 2_048;
            return new byte[] {(byte) (0x28 | rest >> 16), (byte) (rest >> 8), (byte) rest};
        }
        return ByteBuffer.allocate(5).put((byte) 0x38).putInt(target).array();
    }

    private static byte[] shortest(long number) {
        int bytes = (64 - Long.numberOfLeadingZeros(number) + 7) / 8;
        return number(number, bytes);
    }

    private static void sized(int type, byte[] bytes, ByteArrayOutputStream out) {
        control(type, bytes.length, out);
        out.writeBytes(bytes);
    }

    private static void control(int type, int size, ByteArrayOutputStream out) {
        int high = type > 7 ? 0 : type << 5;
        int low = size < 29 ? size : size < 285 ? 29 : size < 65_821 ? 30 : 31;
        out.write(high | low);
        if (type > 7) {
            out.write(type - 7);
        }
        switch (low) {
            case 29 -> out.write(size - 29);
            case 30 -> out.writeBytes(number(size - 285, 2));
            case 31 -> out.writeBytes(number(size - 65_821, 3));
            default -> {
                // The size stands in the control byte.
            }
        }
    }
}
