package org.foothold.formats.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.foothold.formats.unpack.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives changed at random, with sums put right: entries and damage, in time. How many: {@code -Dfoothold.mutations}. */
class TarReaderFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    /** A run from one seed can be repeated. */
    private static final long SEED = 20_261_125;

    /** A sparse file may have any size; its zeros are not worth reading here. */
    private static final int READ = 1 << 14;

    @TempDir
    private Path folder;

    @Test
    void noArchiveMakesTheReaderFailOrHang() throws IOException {
        Files.writeString(folder.resolve("n".repeat(150)), "some");
        String sh = "cd '" + folder
                + "' && truncate -s 100K s && printf x | dd of=s bs=1 seek=50K conv=notrunc status=none && ";
        byte[][] sources = {
            Tool.run(new byte[0], "sh", "-c", sh + "tar --format=gnu -b1 -S -c n* s"),
            Tool.run(new byte[0], "sh", "-c", sh + "tar --format=pax -b1 -S -c n* s"),
            Tool.run(new byte[0], "sh", "-c", sh + "tar --format=pax --sparse-version=0.1 -b1 -S -c n* s"),
        };
        Random random = new Random(SEED);
        long entries = 0;
        long damaged = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = sources[i % sources.length].clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = (byte)
                        (random.nextBoolean() ? "0179= \n,LKxgS".charAt(random.nextInt(13)) : random.nextInt(256));
                putSumRight(bytes, at - at % TarHeader.SIZE);
            }
            TarReader reader = new TarReader(new ByteArrayInputStream(
                    bytes, 0, bytes.length - (random.nextInt(4) == 0 ? random.nextInt(600) : 0)));
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                assertThat(entry.bytes()).isNotNegative();
                reader.content().readNBytes(READ);
                entries++;
            }
            damaged += reader.damaged().size();
        }
        assertThat(entries).isGreaterThan(MUTATIONS);
        assertThat(damaged).isGreaterThan(MUTATIONS / 20);
    }

    private static void putSumRight(byte[] bytes, int from) {
        int sum = 0;
        for (int i = 0; i < TarHeader.SIZE; i++) {
            sum += i >= 148 && i < 156 ? ' ' : bytes[from + i] & 0xff;
        }
        byte[] text = String.format("%06o\0 ", sum).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, from + 148, 8);
    }
}
