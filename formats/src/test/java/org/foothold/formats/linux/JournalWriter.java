package org.foothold.formats.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.unpack.Tool;

/** Writes files of systemd's journal, small ones, as the journal daemon lays them out. */
public final class JournalWriter {
    private static final int HEADER = 272;
    private static final int BUCKETS = 64;
    private static final byte[] FILE_ID = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] BOOT_ID = "fedcba9876543210".getBytes(StandardCharsets.ISO_8859_1);

    /** How data objects are packed: the flag of the object, that of the file, and the program. */
    public enum Packing {
        NONE(0, 0, ""),
        XZ(1, 1, "xz -c --check=none"),
        LZ4(2, 2, ""),
        ZSTD(4, 8, "zstd -c");

        private final int flag;
        private final int fileFlag;
        private final String program;

        Packing(int flag, int fileFlag, String program) {
            this.flag = flag;
            this.fileFlag = fileFlag;
            this.program = program;
        }

        // The journal wants a packed field to say its length.
        private byte[] pack(byte[] plain) {
            if (this == LZ4) {
                return block(plain);
            }
            String command = this == ZSTD ? program + " --stream-size=" + plain.length : program;
            return Tool.run(plain, command.split(" "));
        }
    }

    // Its length and one block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md): what stands one byte back
    // is repeated,
    // all else is taken as it is. The last twelve bytes are never part of a repetition.
    private static byte[] block(byte[] plain) {
        ByteBuffer to = ByteBuffer.allocate(2 * plain.length + 32).order(ByteOrder.LITTLE_ENDIAN);
        to.putLong(plain.length);
        int taken = 0;
        for (int at = 1; at < plain.length - 12; at++) {
            int length = 0;
            while (at + length < plain.length - 12 && plain[at + length] == plain[at - 1]) {
                length++;
            }
            if (length >= 4) {
                sequence(to, plain, taken, at, length - 4);
                to.putShort((short) 1);
                length(to, length - 4);
                at += length - 1;
                taken = at + 1;
            }
        }
        sequence(to, plain, taken, plain.length, 0);
        return Arrays.copyOf(to.array(), to.position());
    }

    private static void sequence(ByteBuffer to, byte[] plain, int from, int end, int repeated) {
        to.put((byte) ((Math.min(15, end - from) << 4) | Math.min(15, repeated)));
        length(to, end - from);
        to.put(plain, from, end - from);
    }

    private static void length(ByteBuffer to, int length) {
        if (length >= 15) {
            int left = length - 15;
            for (; left >= 255; left -= 255) {
                to.put((byte) 255);
            }
            to.put((byte) left);
        }
    }

    private final boolean compact;
    private final Packing packing;
    private final ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> data = new HashMap<>();
    private final Map<String, Integer> fields = new HashMap<>();
    private final List<Integer> entries = new ArrayList<>();
    private final int dataTable;
    private final int fieldTable;
    private int objects;
    private int tail;
    private long firstTime;
    private long lastTime;

    public JournalWriter(boolean compact, Packing packing) {
        this.compact = compact;
        this.packing = packing;
        file.position(HEADER);
        dataTable = begin(4, 0) + 16;
        file.position(file.position() + 16 * BUCKETS);
        end(dataTable - 16);
        fieldTable = begin(5, 0) + 16;
        file.position(file.position() + 16 * BUCKETS);
        end(fieldTable - 16);
    }

    /** Adds an entry of these fields, each {@code NAME=value}. */
    public JournalWriter entry(long micros, String... texts) {
        List<Integer> places = new ArrayList<>();
        for (String text : texts) {
            places.add(data.computeIfAbsent(text, this::data));
        }
        int place = begin(3, 0);
        file.putLong(entries.size() + 1L)
                .putLong(micros)
                .putLong(micros)
                .put(BOOT_ID)
                .putLong(0);
        for (int each : places) {
            if (compact) {
                file.putInt(each);
            } else {
                file.putLong(each).putLong(file.getLong(each + 16));
            }
        }
        end(place);
        for (int each : places) {
            file.putLong(each + 40, place);
            file.putLong(each + 56, 1);
        }
        entries.add(place);
        firstTime = firstTime == 0 ? micros : firstTime;
        lastTime = micros;
        return this;
    }

    private int data(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        boolean packs = packing != Packing.NONE && plain.length > 100;
        byte[] payload = packs ? packing.pack(plain) : plain;
        String name = text.substring(0, text.indexOf('='));
        int field = fields.computeIfAbsent(name, this::field);
        int place = begin(1, packs ? packing.flag : 0);
        long hash = hash(plain);
        file.putLong(hash)
                .putLong(0)
                .putLong(file.getLong(field + 32))
                .putLong(0)
                .putLong(0)
                .putLong(0);
        if (compact) {
            file.putLong(0);
        }
        file.put(payload);
        end(place);
        file.putLong(field + 32, place);
        chain(dataTable, hash, place);
        return place;
    }

    private int field(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int place = begin(2, 0);
        long hash = hash(bytes);
        file.putLong(hash).putLong(0).putLong(0).put(bytes);
        end(place);
        chain(fieldTable, hash, place);
        return place;
    }

    private void chain(int table, long hash, int place) {
        int bucket = table + 16 * (int) Long.remainderUnsigned(hash, BUCKETS);
        if (file.getLong(bucket) == 0) {
            file.putLong(bucket, place);
        } else {
            file.putLong((int) file.getLong(bucket + 8) + 24, place);
        }
        file.putLong(bucket + 8, place);
    }

    private int begin(int type, int flags) {
        int place = file.position();
        file.put((byte) type).put((byte) flags).position(place + 16);
        objects++;
        tail = place;
        return place;
    }

    private void end(int place) {
        file.putLong(place + 8, file.position() - place);
        file.position((file.position() + 7) & ~7);
    }

    /** The file, closed. */
    public byte[] bytes() {
        int array = begin(6, 0);
        file.putLong(0);
        entries.forEach(each -> {
            if (compact) {
                file.putInt(each);
            } else {
                file.putLong(each);
            }
        });
        end(array);
        int size = file.position();
        file.position(0);
        file.put("LPKSHHRH".getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(0).putInt(4 | packing.fileFlag | (compact ? 16 : 0)).putLong(0);
        file.put(FILE_ID).put(FILE_ID).put(BOOT_ID).put(FILE_ID);
        file.putLong(HEADER).putLong(size - HEADER);
        file.putLong(dataTable).putLong(16 * BUCKETS).putLong(fieldTable).putLong(16 * BUCKETS);
        file.putLong(tail)
                .putLong(objects)
                .putLong(entries.size())
                .putLong(entries.size())
                .putLong(1);
        file.putLong(array).putLong(firstTime).putLong(lastTime).putLong(lastTime);
        file.putLong(data.size()).putLong(fields.size()).putLong(0).putLong(1);
        return Arrays.copyOf(file.array(), size);
    }

    // SipHash-2-4 with the file's id for a key (https://www.aumasson.jp/siphash/siphash.pdf).
    private static long hash(byte[] bytes) {
        ByteBuffer key = ByteBuffer.wrap(FILE_ID).order(ByteOrder.LITTLE_ENDIAN);
        long k0 = key.getLong();
        long k1 = key.getLong();
        long[] v = {
            k0 ^ 0x736f6d6570736575L, k1 ^ 0x646f72616e646f6dL, k0 ^ 0x6c7967656e657261L, k1 ^ 0x7465646279746573L
        };
        byte[] padded = Arrays.copyOf(bytes, bytes.length / 8 * 8 + 8);
        padded[padded.length - 1] = (byte) bytes.length;
        ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        while (words.hasRemaining()) {
            long word = words.getLong();
            v[3] ^= word;
            round(v);
            round(v);
            v[0] ^= word;
        }
        v[2] ^= 0xff;
        for (int i = 0; i < 4; i++) {
            round(v);
        }
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void round(long[] v) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
        v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
        v[0] = Long.rotateLeft(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
        v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
        v[2] = Long.rotateLeft(v[2], 32);
    }
}
