package org.foothold.formats.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.junit.jupiter.api.Test;

/** Programs that were changed at random are read, or refused in words, and nothing else. */
class ElfFileFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    @Test
    void noFileMakesTheReaderFailOrHang() throws IOException {
        byte[][] sources = {
            ElfFileTest.program(true, false).bytes(3, 62),
            ElfFileTest.program(false, true).bytes(2, 8),
            ElfFileTest.program(true, false).withoutSections().bytes(3, 62)
        };
        Random random = new Random(7);
        int damaged = 0;
        int good = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = sources[i % sources.length].clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextBoolean() ? random.nextInt(400) : random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            }
            try {
                ElfFile file = ElfFile.read(RandomBytes.of(bytes));
                assertThat(file.overlay()).isBetween(0L, (long) bytes.length);
                good++;
                damaged += file.damages().size();
            } catch (FormatException refused) {
                assertThat(refused.offset()).isNotNegative();
            }
        }

        assertThat(good).isGreaterThan(MUTATIONS / 2);
        assertThat(damaged).isGreaterThan(MUTATIONS / 20);
    }
}
