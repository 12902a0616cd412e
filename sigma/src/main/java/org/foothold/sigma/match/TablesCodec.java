package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.sigma.mapping.FieldSource;

/** A compiled rule set as bytes. */
final class TablesCodec {
    private TablesCodec() {}

    static byte[] write(Tables tables) {
        ByteSink sink = new ByteSink();
        tables.texts().write(sink);
        writeTexts(tables.fields(), sink);
        tables.criteria().write(sink);
        sink.putNumber(tables.derived().size());
        for (FieldSource.Derived derived : tables.derived()) {
            MappingCodec.write(derived, sink);
        }
        tables.wheres().write(sink);
        for (LongIntMap sources : tables.sources()) {
            writeSources(sources, tables.fields().size(), sink);
        }
        tables.heads().write(sink);
        tables.conditions().write(sink);
        tables.originals().write(sink);
        writeTexts(tables.channels(), sink);
        writeUnits(tables.units(), sink);
        return sink.toArray();
    }

    private static void writeTexts(List<String> texts, ByteSink sink) {
        sink.putNumber(texts.size());
        texts.forEach(sink::putText);
    }

    private static void writeSources(LongIntMap sources, int fields, ByteSink sink) {
        sink.putNumber(sources.size());
        for (int field = 0; field < fields; field++) {
            if (sources.has(field)) {
                sink.putNumber(field);
                sink.putNumber(sources.get(field));
            }
        }
    }

    private static void writeUnits(Units units, ByteSink sink) {
        sink.putNumber(units.count());
        for (int unit = 0; unit < units.count(); unit++) {
            sink.putNumber(units.rules[unit]);
            sink.putNumber(units.variants[unit]);
            int from = units.keyStarts[unit];
            int to = units.keyStarts[unit + 1];
            sink.putNumber(to - from);
            for (int i = from; i < to; i++) {
                sink.putLong(units.keys[i]);
            }
        }
    }

    /** Reads what {@link #write} wrote; damage gives an exception, at once or when a damaged item is decoded. */
    static Tables read(ByteCursor cursor) {
        Blobs texts = Blobs.read(cursor);
        List<String> fields = readTexts(cursor);
        Blobs criteria = Blobs.read(cursor);
        List<FieldSource.Derived> derived = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            derived.add(MappingCodec.read(cursor));
        }
        Blobs wheres = Blobs.read(cursor);
        List<LongIntMap> sources = new ArrayList<>();
        for (int i = 0; i < wheres.count(); i++) {
            sources.add(readSources(cursor));
        }
        Blobs heads = Blobs.read(cursor);
        Blobs conditions = Blobs.read(cursor);
        Blobs originals = Blobs.read(cursor);
        List<String> channels = readTexts(cursor);
        return new Tables(
                texts,
                fields,
                criteria,
                List.copyOf(derived),
                wheres,
                List.copyOf(sources),
                heads,
                conditions,
                originals,
                channels,
                readUnits(cursor));
    }

    private static List<String> readTexts(ByteCursor cursor) {
        List<String> texts = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            texts.add(cursor.takeText());
        }
        return List.copyOf(texts);
    }

    private static LongIntMap readSources(ByteCursor cursor) {
        LongIntMap sources = new LongIntMap();
        for (int left = cursor.takeCount(); left > 0; left--) {
            sources.put(cursor.takeNumber(), cursor.takeNumber());
        }
        return sources;
    }

    private static Units readUnits(ByteCursor cursor) {
        int count = cursor.takeCount();
        int[] rules = new int[count];
        int[] variants = new int[count];
        int[] starts = new int[count + 1];
        long[] keys = new long[count];
        for (int unit = 0; unit < count; unit++) {
            rules[unit] = cursor.takeNumber();
            variants[unit] = cursor.takeNumber();
            int at = starts[unit];
            int end = at + cursor.takeCount();
            starts[unit + 1] = end;
            if (end > keys.length) {
                keys = Arrays.copyOf(keys, Math.max(end, keys.length * 2));
            }
            for (; at < end; at++) {
                keys[at] = cursor.takeLong();
            }
        }
        return new Units(rules, variants, starts, keys);
    }
}
