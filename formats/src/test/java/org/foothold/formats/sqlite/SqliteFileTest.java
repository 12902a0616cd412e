package org.foothold.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFileTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);
    private final List<Damaged> damages = new ArrayList<>();

    private static byte[] blob(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static SqliteWriter rows(int pageSize) {
        SqliteWriter writer = new SqliteWriter(pageSize, "Packages");
        int[] sizes = {0, 10, 400, 460, 470, 480, 3000, 70_000, 5};
        for (int i = 0; i < sizes.length; i++) {
            writer.add(i + 1, blob(sizes[i]));
        }
        return writer;
    }

    private Map<Long, byte[]> read(byte[] file, byte[] log) throws IOException {
        SqliteFile open = SqliteFile.open(RandomBytes.of(file), log == null ? null : RandomBytes.of(log));
        Map<Long, byte[]> rows = new TreeMap<>();
        for (SqliteFile.Table table : open.tables(damages::add)) {
            open.rows(table.rootPage(), row -> rows.put(row.id(), row.blob(1)), damages::add);
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 65_536})
    void readsRowsOfAnySize(int pageSize) throws IOException {
        byte[] file = rows(pageSize).bytes();
        Map<Long, byte[]> rows = read(file, null);

        assertThat(damages).isEmpty();
        assertThat(rows).hasSize(9);
        assertThat(rows.get(8L)).isEqualTo(blob(70_000));
        assertThat(rows.get(5L)).isEqualTo(blob(470));
        List<SqliteFile.Table> tables =
                SqliteFile.open(RandomBytes.of(file), null).tables(damages::add);
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).name()).isEqualTo("Packages");
        assertThat(tables.get(0).sql()).startsWith("CREATE TABLE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatTheLogAdds(boolean big) throws IOException {
        byte[] whole = rows(512).bytes();
        byte[] old = whole.clone();
        int page = whole.length / 512;
        Arrays.fill(old, (page - 1) * 512, page * 512, (byte) 0);
        byte[] shorter = Arrays.copyOf(old, (page - 1) * 512);

        assertThat(read(shorter, SqliteWriter.log(whole, 512, big, true, page))).hasSize(9);
        assertThat(damages).isEmpty();
        assertThat(read(shorter, SqliteWriter.log(whole, 512, big, false, page)))
                .hasSizeLessThan(9);
        assertThat(damages).isNotEmpty();
    }

    @Test
    void aLogThatIsNotWholeEndsBeforeTheBreak() throws IOException {
        byte[] whole = rows(512).bytes();
        int page = whole.length / 512;
        byte[] shorter = Arrays.copyOf(whole, (page - 1) * 512);
        byte[] log = SqliteWriter.log(whole, 512, false, true, page);
        log[100] ^= 1;

        assertThat(read(shorter, log)).hasSizeLessThan(9);
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> read(new byte[200], null)).isInstanceOf(FormatException.class);
        byte[] file = rows(512).bytes();
        file[17] = 3;
        assertThatThrownBy(() -> read(file, null)).hasMessageContaining("page size");
        file[17] = 0;
        file[20] = 100;
        assertThatThrownBy(() -> read(file, null)).hasMessageContaining("reserved");
    }

    @Test
    void noFileMakesTheReaderFailOrHang() throws IOException {
        byte[][] sources = new byte[2][];
        for (int i = 0; i < sources.length; i++) {
            SqliteWriter writer = new SqliteWriter(512 << i, "Packages");
            for (int row = 1; row < 12; row++) {
                writer.add(row, blob(row * 150));
            }
            sources[i] = writer.bytes();
        }
        Random random = new Random(3);
        int rows = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = sources[i % 2].clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                // The numbers of a page stand at its start.
                int page = random.nextInt(bytes.length / 512) * 512;
                int at = random.nextBoolean() ? page + random.nextInt(24) : random.nextInt(bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(16) : random.nextInt(256));
            }
            try {
                rows += read(bytes, null).size();
            } catch (FormatException refused) {
                assertThat(refused.offset()).isNotNegative();
            }
        }

        assertThat(rows).isGreaterThan(MUTATIONS);
        assertThat(damages).hasSizeGreaterThan(MUTATIONS / 20);
    }
}
