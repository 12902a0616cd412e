package org.foothold.formats.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.foothold.formats.FormatException;
import org.junit.jupiter.api.Test;

/** Archives changed at random: refused, or entries that can be read or say why not. How many: {@code -Dfoothold.mutations}. */
class ZipReaderFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    /** A run from one seed can be repeated. */
    private static final long SEED = 20_261_125;

    @Test
    void noArchiveMakesTheReaderFailOrHang() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"a", "etc/passwd", "ü/"}) {
                ZipEntry entry = new ZipEntry(name);
                entry.setExtra(new byte[] {0x55, 0x54, 5, 0, 1, 1, 2, 3, 4, 0x75, 0x78, 5, 0, 1, 1, 7, 1, 8});
                zip.putNextEntry(entry);
                zip.write(name.repeat(20).getBytes(StandardCharsets.UTF_8));
            }
        }
        Random random = new Random(SEED);
        int refused = 0;
        int read = 0;
        int unreadable = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = out.toByteArray();
            for (int change = random.nextInt(5); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
            }
            try {
                ZipReader reader = new ZipReader(new MemoryChannel(bytes));
                for (ArchiveEntry entry : reader.entries()) {
                    try (InputStream in = reader.open(entry)) {
                        in.readNBytes(1 << 12);
                        read++;
                    } catch (IOException | FormatException wrong) {
                        unreadable++;
                    }
                }
            } catch (FormatException wrong) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 50);
        assertThat(read).isGreaterThan(MUTATIONS);
        assertThat(unreadable).isGreaterThan(MUTATIONS / 20);
    }
}
