package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.foothold.formats.FormatException;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.Utf16;
import org.junit.jupiter.api.Test;

/**
 * Chunks of all tokens and value types, changed at random: whatever the bytes, a reader ends, in time, with records and
 * damage and nothing else. How many: {@code -Dfoothold.mutations}.
 */
class EvtxFileFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    /** A run from one seed can be repeated. */
    private static final long SEED = 20_260_401;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** More than this for a chunk on the processor, and it hangs for practical purposes. */
    private static final long MOST_NANOS = 10_000_000_000L;

    private final TemplateStore store = new TemplateStore();
    private final ChunkReader reader = new ChunkReader(store, true);
    private final EventRenderer json = new EventRenderer(EventRenderer.Format.NDJSON);
    private final EventRenderer xml = new EventRenderer(EventRenderer.Format.XML);
    private final Output output = new Output();
    private long good;
    private long slowest;
    private long damaged;

    @Test
    void noChunkMakesTheReaderFailHangOrGrow() {
        byte[][] sources = {chunk(sample()), chunk(dense())};
        Random random = new Random(SEED);
        byte[] chunk = new byte[ChunkReader.SIZE];
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] source = sources[i & 1];
            System.arraycopy(source, 0, chunk, 0, chunk.length);
            int used = LittleEndian.i32(source, 48);
            mutate(chunk, used, random);
            long start = THREADS.getCurrentThreadCpuTime();
            readAll(chunk, random.nextInt(16) == 0 ? random.nextInt(ChunkReader.SIZE) : ChunkReader.SIZE);
            long nanos = THREADS.getCurrentThreadCpuTime() - start;
            slowest = Math.max(slowest, nanos);
            assertThat(nanos).as("time of mutation " + i).isLessThan(MOST_NANOS);
        }
        System.out.println(MUTATIONS + " mutated chunks: " + good + " records read, " + damaged + " damaged, slowest "
                + slowest / 1_000_000 + " ms");
        assertThat(good).isGreaterThan(MUTATIONS);
        assertThat(damaged).isGreaterThan(MUTATIONS / 10);
        assertThat(store.templates()).isLessThan(1 << 14);
        assertThat(reader.event().bytes().length).isLessThan(1 << 25);
    }

    private void readAll(byte[] chunk, int length) {
        reader.load(chunk, 0, length, 4096);
        while (reader.next()) {
            EventView event = reader.event();
            good++;
            event.channelId();
            event.eventId();
            Shape shape = event.shape();
            for (int position = 0; position < shape.size(); position++) {
                int count = Math.min(event.count(position), 100);
                for (int value = 0; value < count; value++) {
                    event.text(position, value);
                }
            }
            output.truncate(0);
            try {
                (good % 2 == 0 ? json : xml).write(event, "", output);
            } catch (FormatException tooLarge) {
                damaged++;
            }
        }
        damaged += reader.damages().size();
    }

    private static void mutate(byte[] chunk, int used, Random random) {
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(used - 8);
            switch (random.nextInt(8)) {
                case 0 -> chunk[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> chunk[at] = (byte) random.nextInt(256);
                case 2 -> LittleEndian.put16(chunk, at, random.nextInt());
                case 3 -> LittleEndian.put32(chunk, at, random.nextInt(ChunkReader.SIZE));
                case 4 -> LittleEndian.put32(chunk, at, random.nextBoolean() ? -1 : Integer.MIN_VALUE);
                case 5 -> chunk[at] = (byte) random.nextInt(16);
                case 6 -> {
                    int from = random.nextInt(used - 64);
                    System.arraycopy(chunk, from, chunk, random.nextInt(used - 64), random.nextInt(64));
                }
                default -> LittleEndian.put32(chunk, at, at + random.nextInt(64));
            }
        }
    }

    private static byte[] chunk(EvtxWriter writer) {
        byte[] file = writer.bytes();
        return Arrays.copyOfRange(file, 4096, 4096 + ChunkReader.SIZE);
    }

    /** Few records, each of another kind. */
    private static EvtxWriter sample() {
        WrittenTemplate inner =
                XmlTemplate.of("<EventData><Data Name='A'>%0</Data><Data>%1</Data><D>%2</D></EventData>");
        WrittenTemplate deep = XmlTemplate.of("<Deep a='%1'>x<File>%0</File></Deep>");
        WrittenValue nested = new WrittenValue.Nested(
                inner,
                List.of(
                        WrittenValue.string("text"),
                        new WrittenValue.Plain(ValueType.STRING | ValueType.ARRAY, Utf16.encode("a\0bb\0\0c\0")),
                        new WrittenValue.Nested(deep, List.of(WrittenValue.ansi("file"), WrittenValue.NULL))));
        EvtxWriter writer = new EvtxWriter()
                .event("Channel", "Security", "EventID", "4688", "A", "x", "B", "0x1f4", "C", "S-1-5-18", "D", "12")
                .record(XmlTemplate.event(1, "%0"), nested)
                .bare(XmlTemplate.event(2, "<EventData><Data Name='A'>x</Data></EventData>")
                        .root())
                .record(XmlTemplate.event(3, "<U a='%0'>%1&amp;&#65;<![CDATA[x]]><?do this?></U>"), values())
                .record(XmlTemplate.event(4, "%0<Data Name='%1'>%2</Data>"), values())
                .record(
                        XmlTemplate.event(5, "%0"),
                        new WrittenValue.Bare(XmlTemplate.element("<UserData><A b='c'>d</A></UserData>")));
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < values().length; i++) {
            all.append("<V")
                    .append((char) ('a' + i))
                    .append(">%")
                    .append(i)
                    .append("</V")
                    .append((char) ('a' + i))
                    .append('>');
        }
        return writer.record(XmlTemplate.event(6, all.toString()), values());
    }

    /** One kind of record as often as it fits. */
    private static EvtxWriter dense() {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 40; i++) {
            writer.event(
                    "Channel",
                    "C" + i % 7,
                    "EventID",
                    "" + i,
                    "A",
                    "x".repeat(i),
                    "N",
                    "" + i,
                    "G",
                    "{54849625-5478-4994-a5ba-3e3b0328c30d}");
        }
        return writer;
    }

    private static WrittenValue[] values() {
        return new WrittenValue[] {
            WrittenValue.string("text"),
            WrittenValue.ansi("ansi"),
            WrittenValue.number(ValueType.INT8, 1, -1),
            WrittenValue.number(ValueType.UINT16, 2, 2),
            WrittenValue.number(ValueType.INT64, 8, -3),
            WrittenValue.number(ValueType.REAL32, 4, Float.floatToIntBits(1.5f)),
            WrittenValue.number(ValueType.REAL64, 8, Double.doubleToLongBits(-1e-20)),
            WrittenValue.number(ValueType.BOOL, 4, 1),
            WrittenValue.binary("00ff"),
            WrittenValue.guid("{54849625-5478-4994-a5ba-3e3b0328c30d}"),
            WrittenValue.number(ValueType.SIZE, 8, 77),
            WrittenValue.number(ValueType.FILETIME, 8, 133_000_000_000_000_000L),
            new WrittenValue.Plain(ValueType.SYSTEMTIME, new byte[16]),
            WrittenValue.sid("S-1-5-21-1-2-3-500"),
            WrittenValue.number(ValueType.HEX32, 4, 0xfff),
            new WrittenValue.Plain(ValueType.SID | ValueType.ARRAY, new byte[] {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0}),
            WrittenValue.NULL
        };
    }
}
