package org.foothold.engine.collect;

import java.util.List;
import java.util.function.Supplier;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.linux.LineReader;
import org.foothold.formats.linux.LogEvent;

/** A part of a file's content, which one worker reads by itself. */
sealed interface Piece {
    /** Some objects of JSON. */
    record Objects(JsonBlock block) implements Piece {}

    /** Some lines, each of which stands for itself. */
    record Lines(JsonBlock block, Supplier<? extends LineReader> readers) implements Piece {}

    /** Events that were read already, because one could not be told from the next without reading them. */
    record Events(List<LogEvent> events, List<LineDamage> damages, long bytes) implements Piece {}

    /** Some chunks of an event log of Windows, which stand at this offset of it. */
    final class Chunks implements Piece {
        private final byte[] bytes;
        private final long offset;

        Chunks(byte[] bytes, long offset) {
            this.bytes = bytes;
            this.offset = offset;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return bytes.length;
        }

        long offset() {
            return offset;
        }
    }
}
