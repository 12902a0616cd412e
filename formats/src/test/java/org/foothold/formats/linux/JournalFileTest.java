package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.formats.unpack.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalFileTest {
    private static final int ROUNDS = Integer.getInteger("foothold.mutations", 20_000) / 10;
    private static final long TIME = 1_772_615_727_118_000L;
    private static final String LONG =
            "MESSAGE=" + "Accepted publickey for anna from 203.0.113.9 ".repeat(20) + "-".repeat(400) + " so it ends";

    @TempDir
    private Path folder;

    private static byte[] journal(boolean compact, JournalWriter.Packing packing) {
        return new JournalWriter(compact, packing)
                .entry(
                        TIME,
                        "_TRANSPORT=syslog",
                        "PRIORITY=6",
                        "SYSLOG_FACILITY=10",
                        "SYSLOG_IDENTIFIER=sshd",
                        "_COMM=sshd",
                        "SYSLOG_PID=4412",
                        "_PID=4412",
                        "_HOSTNAME=web-1",
                        "MESSAGE=Accepted none for anna from 203.0.113.9 port 5 ssh2")
                .entry(TIME + 1_000_000, "_COMM=cron", "_PID=9", "_HOSTNAME=web-1", LONG)
                .bytes();
    }

    private static Collected read(byte[] file) throws IOException {
        return read(new JournalFile(JournalStore.of(file)));
    }

    private static Collected read(RecordFile file) throws IOException {
        Collected collected = new Collected();
        while (file.next(collected)) {}
        return collected;
    }

    @ParameterizedTest
    @CsvSource({"false, NONE", "true, NONE", "false, XZ", "true, LZ4", "false, LZ4", "true, ZSTD"})
    void readsEntries(boolean compact, JournalWriter.Packing packing) throws IOException {
        Collected collected = read(journal(compact, packing));

        assertThat(collected.damages).isEmpty();
        assertThat(collected.events).hasSize(2);
        LogEvent event = collected.events.getFirst();
        assertThat(event.machine()).isEqualTo("web-1");
        assertThat(event.line()).isEqualTo(1);
        assertThat(event.fields())
                .containsExactly(
                        Map.entry("Channel", List.of("linux/journald")),
                        Map.entry("timestamp", List.of("2026-03-04T09:15:27.118Z")),
                        Map.entry("host", List.of("web-1")),
                        Map.entry("program", List.of("sshd")),
                        Map.entry("pid", List.of("4412")),
                        Map.entry("facility", List.of("authpriv")),
                        Map.entry("severity", List.of("info")),
                        Map.entry("message", List.of("Accepted none for anna from 203.0.113.9 port 5 ssh2")),
                        Map.entry("_TRANSPORT", List.of("syslog")),
                        Map.entry("_COMM", List.of("sshd")),
                        Map.entry("_PID", List.of("4412")));
        assertThat(collected.events.get(1).values("message")).containsExactly(LONG.substring("MESSAGE=".length()));
        assertThat(collected.events.get(1).values("program")).containsExactly("cron");
    }

    /** journalctl reads what was written, and what it exports is read as the file itself is. */
    @ParameterizedTest
    @CsvSource({"false, NONE", "true, NONE", "false, XZ", "true, LZ4", "false, LZ4", "true, ZSTD"})
    void readsWhatJournalctlReads(boolean compact, JournalWriter.Packing packing) throws IOException {
        byte[] journal = journal(compact, packing);
        Path file = folder.resolve("test.journal");
        Files.write(file, journal);

        byte[] export = Tool.run(new byte[0], "journalctl", "--file", file.toString(), "-o", "export", "--no-pager");
        List<Map<String, List<String>>> exported =
                read(new JournalExport(new ByteArrayInputStream(export))).events.stream()
                        .map(JournalFileTest::sorted)
                        .toList();

        assertThat(exported).hasSize(2);
        assertThat(JournalExport.recognises(export)).isTrue();
        assertThat(read(journal).events.stream().map(JournalFileTest::sorted)).isEqualTo(exported);
    }

    // The program tells the boot of each entry too.
    private static Map<String, List<String>> sorted(LogEvent event) {
        Map<String, List<String>> fields = new java.util.TreeMap<>(event.fields());
        fields.remove("_BOOT_ID");
        return fields;
    }

    @Test
    void readsAFileAsItWasWhenItWasOpened() throws IOException {
        Path file = folder.resolve("test.journal");
        byte[] journal = journal(false, JournalWriter.Packing.NONE);
        // Space that was allocated and not used.
        Files.write(file, Arrays.copyOf(journal, journal.length + 100_000));

        try (FileChannel channel = FileChannel.open(file)) {
            Collected collected = read(new JournalFile(JournalStore.of(channel, Files.size(file))));
            assertThat(collected.events).hasSize(2);
            assertThat(collected.damages).isEmpty();
        }
    }

    @Test
    void anObjectThatIsDamagedCostsNoOther() throws IOException {
        byte[] journal = journal(false, JournalWriter.Packing.NONE);
        int first = indexOf(journal, "PRIORITY=6") - 64;
        Arrays.fill(journal, first, first + 16, (byte) 0x55);

        Collected collected = read(journal);

        assertThat(collected.events).hasSize(2);
        assertThat(collected.damages).extracting(LineDamage::reason).anyMatch(reason -> reason.startsWith("object at"));
        assertThat(collected.damages).extracting(LineDamage::reason).anyMatch(reason -> reason.startsWith("data at"));
    }

    @Test
    void whatIsMissingIsTold() throws IOException {
        byte[] journal = journal(false, JournalWriter.Packing.NONE);
        int second = indexOf(journal, "MESSAGE=Accepted publickey");

        Collected collected = read(Arrays.copyOf(journal, second));

        assertThat(collected.events).hasSize(1);
        assertThat(collected.damages).isNotEmpty();
        byte[] other = journal.clone();
        other[13] = 1;
        assertThat(read(other).damages)
                .extracting(LineDamage::reason)
                .containsExactly("journal: expected a header and flags that are known, found flags 0x104");
        assertThat(JournalFile.recognises(journal)).isTrue();
        assertThat(JournalFile.recognises(new byte[8])).isFalse();
    }

    @Test
    void changedBytesAreSurvived() throws IOException {
        Random random = new Random(17);
        byte[] good = journal(true, JournalWriter.Packing.NONE);
        List<Integer> events = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(8) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = random.nextInt(8); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            events.add(read(bytes).events.size());
            read(new JournalExport(new ByteArrayInputStream(bytes)));
        }
        assertThat(events).contains(0, 1, 2);
    }

    private static int indexOf(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
