package org.foothold.engine.collect;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.Damaged;
import org.foothold.formats.evtx.ChunkPipeline;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.EventView;

/** Shows the events of one chunk after the other to a visitor; one for each worker. */
final class ChunkVisit<T> implements ChunkPipeline.Work<ChunkYield<T>> {
    private final EventLogs.Visitor<T> visitor;

    ChunkVisit(EventLogs.Visitor<T> visitor) {
        this.visitor = visitor;
    }

    @Override
    public ChunkYield<T> read(ChunkReader chunk) {
        List<T> found = new ArrayList<>();
        long all = 0;
        long carved = 0;
        String failure = null;
        EventView event = chunk.event();
        // One collector's fault must cost no more than one chunk, and it is in the report.
        try {
            while (chunk.next()) {
                all++;
                if (event.carved()) {
                    carved++;
                }
                visitor.visit(event, found);
            }
        } catch (RuntimeException problem) {
            failure = "the rest of a chunk was given up after " + problem;
        }
        List<Damaged> damages = chunk.damages();
        long lost = damages.stream().filter(Damaged::lost).count();
        String trouble = visitor.trouble();
        String damage = damages.isEmpty() ? trouble : damages.getFirst().reason();
        return new ChunkYield<>(all - carved, carved, lost, damage, found, failure);
    }
}
