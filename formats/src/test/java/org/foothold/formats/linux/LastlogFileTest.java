package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastlogFileTest {
    private static byte[] file(int accounts, int account, String line) {
        ByteBuffer file = ByteBuffer.allocate(292 * accounts).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(292 * account, 1_772_615_727);
        file.put(292 * account + 4, line.getBytes(StandardCharsets.UTF_8));
        file.put(292 * account + 36, "203.0.113.9".getBytes(StandardCharsets.UTF_8));
        return file.array();
    }

    private static Collected read(InputStream in) throws IOException {
        Collected collected = new Collected();
        RecordFile file = new LastlogFile("", new byte[0], in);
        while (file.next(collected)) {}
        return collected;
    }

    @Test
    void aRecordBelongsToTheAccountOfItsPlace() throws IOException {
        Collected collected = read(new ByteArrayInputStream(file(40, 33, "pts/0")));

        assertThat(collected.damages).isEmpty();
        assertThat(collected.events).singleElement().satisfies(event -> {
            assertThat(event.line()).isEqualTo(34);
            assertThat(event.fields())
                    .containsExactly(
                            Map.entry("Channel", List.of("linux/lastlog")),
                            Map.entry("timestamp", List.of("2026-03-04T09:15:27Z")),
                            Map.entry("uid", List.of("33")),
                            Map.entry("line", List.of("pts/0")),
                            Map.entry("host", List.of("203.0.113.9")));
        });
    }

    @Test
    void aRecordThatIsCutOffIsDamage() throws IOException {
        Collected collected = read(new ByteArrayInputStream(Arrays.copyOf(file(2, 0, "tty1"), 300)));

        assertThat(collected.events).hasSize(1);
        assertThat(collected.damages)
                .extracting(LineDamage::reason)
                .containsExactly("record: expected 292 bytes, found 8 bytes at the end of the file");
    }

    @Test
    void aHoleIsNotReadForEver() throws IOException {
        Collected collected = read(new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] to, int at, int length) {
                return length;
            }
        });

        assertThat(collected.events).isEmpty();
        assertThat(collected.damages)
                .extracting(LineDamage::reason)
                .containsExactly("accounts: expected at most 4194304, found more");
    }

    @Test
    void onlyWhatHoldsNothingElseMayBeOne() {
        assertThat(LastlogFile.mayBe(file(3, 1, "pts/0"))).isTrue();
        assertThat(LastlogFile.mayBe(new byte[292])).isTrue();
        assertThat(LastlogFile.mayBe(new byte[291])).isFalse();
        assertThat(LastlogFile.mayBe(file(3, 1, "a\tb"))).isFalse();
        byte[] early = file(3, 1, "pts/0");
        early[292 + 3] = 1;
        assertThat(LastlogFile.mayBe(early)).isFalse();
    }
}
