package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UtmpFileTest {
    private static final int TIME = 1_772_615_727;

    private static byte[] record(boolean wide, int type, String user, byte[] address) {
        ByteBuffer record = ByteBuffer.allocate(wide ? 400 : 384).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(0, type).putInt(4, 4412);
        record.put(8, "pts/0".getBytes(StandardCharsets.UTF_8)).put(40, "ts/0".getBytes(StandardCharsets.UTF_8));
        record.put(44, user.getBytes(StandardCharsets.UTF_8)).put(76, "host.example".getBytes(StandardCharsets.UTF_8));
        record.putShort(334, (short) 3);
        if (wide) {
            record.putLong(336, 5).putLong(344, TIME).putLong(352, 118_000).put(360, address);
        } else {
            record.putInt(336, 5).putInt(340, TIME).putInt(344, 118_000).put(348, address);
        }
        return record.array();
    }

    private static byte[] joined(byte[]... records) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(records).mapToInt(each -> each.length).sum());
        for (byte[] each : records) {
            all.put(each);
        }
        return all.array();
    }

    private static Collected read(byte[] bytes) {
        Collected collected = new Collected();
        try {
            int start = Math.min(bytes.length, UtmpFile.START);
            RecordFile file = new UtmpFile(
                    "wtmp", "", Arrays.copyOf(bytes, start), new ByteArrayInputStream(bytes, start, bytes.length));
            while (file.next(collected)) {}
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return collected;
    }

    @Test
    void readsRecordsOfBothLengths() {
        byte[] four = {(byte) 203, 0, 113, 24};
        byte[] six = new byte[16];
        six[0] = 0x20;
        six[1] = 0x01;
        six[15] = 1;
        for (boolean wide : new boolean[] {false, true}) {
            Collected collected = read(joined(record(wide, 7, "anna", four), record(wide, 8, "", six)));

            assertThat(collected.damages).isEmpty();
            assertThat(collected.events).hasSize(2);
            assertThat(collected.events.get(0).fields())
                    .containsExactly(
                            Map.entry("Channel", List.of("linux/wtmp")),
                            Map.entry("timestamp", List.of("2026-03-04T09:15:27.118Z")),
                            Map.entry("type", List.of("USER_PROCESS")),
                            Map.entry("pid", List.of("4412")),
                            Map.entry("line", List.of("pts/0")),
                            Map.entry("id", List.of("ts/0")),
                            Map.entry("user", List.of("anna")),
                            Map.entry("host", List.of("host.example")),
                            Map.entry("exit", List.of("3")),
                            Map.entry("session", List.of("5")),
                            Map.entry("addr", List.of("203.0.113.24")));
            assertThat(collected.events.get(1).values("addr")).containsExactly("2001::1");
            assertThat(collected.events.get(1).values("user")).isEmpty();
        }
    }

    @Test
    void aListIsKnownByItsFirstRecord() {
        byte[] none = new byte[0];
        assertThat(UtmpFile.recognises(record(false, 2, "reboot", none))).isTrue();
        assertThat(UtmpFile.recognises(joined(record(true, 7, "anna", none), record(true, 8, "", none))))
                .isTrue();
        assertThat(UtmpFile.recognises(record(false, 0, "", none))).isFalse();
        assertThat(UtmpFile.recognises(record(false, 7, "a\tb", none))).isFalse();
        assertThat(UtmpFile.recognises(Arrays.copyOf(record(false, 7, "anna", none), 383)))
                .isFalse();
        assertThat(UtmpFile.recognises(new byte[4096])).isFalse();
    }

    @Test
    void readsALongFileRecordByRecord() {
        byte[][] many = new byte[100][];
        Arrays.setAll(many, n -> record(false, 7, "user" + n, new byte[4]));

        Collected collected = read(joined(many));

        assertThat(collected.damages).isEmpty();
        assertThat(collected.events).hasSize(100);
        assertThat(collected.events.get(99).values("user")).containsExactly("user99");
        assertThat(collected.events.get(99).line()).isEqualTo(100);
    }

    @Test
    void oneRecordTellsItsLength() {
        assertThat(read(record(true, 2, "reboot", new byte[0])).damages).isEmpty();
        assertThat(read(record(false, 2, "reboot", new byte[0])).damages).isEmpty();
    }

    @Test
    void aRecordThatWasEmptiedIsTold() {
        Collected collected = read(joined(record(false, 7, "anna", new byte[0]), new byte[384]));

        assertThat(collected.events.get(1).values("type")).containsExactly("EMPTY");
        assertThat(collected.events.get(1).values("timestamp")).containsExactly("1970-01-01T00:00:00Z");
    }

    @Test
    void unknownTypesAndTheRestAreDamage() {
        Collected collected =
                read(joined(record(false, 7, "anna", new byte[0]), record(false, 77, "x", new byte[0]), new byte[5]));

        assertThat(collected.events).hasSize(1);
        assertThat(collected.damages)
                .extracting(LineDamage::reason)
                .containsExactly(
                        "type: expected 0 to 9, found 77",
                        "record: expected 384 bytes, found 5 bytes at the end of the file");
        assertThat(read(new byte[0]).damages).isEmpty();
    }

    @Test
    void changedBytesCostARecordAtMost() {
        Random random = new Random(7);
        byte[] good = joined(record(true, 7, "anna", new byte[4]), record(true, 8, "anna", new byte[4]));
        int events = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int i = random.nextInt(8); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            events += read(bytes).events.size();
        }
        assertThat(events).isPositive();
    }
}
