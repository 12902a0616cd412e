package org.foothold.formats.linux;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader gives. */
final class Collected implements LogSink {
    final List<LogEvent> events = new ArrayList<>();
    final List<LineDamage> damages = new ArrayList<>();

    /** Everything that the reader makes of these lines. */
    static Collected of(LineReader reader, String... lines) {
        Collected collected = new Collected();
        long number = 0;
        for (String line : lines) {
            reader.line(++number, line, collected);
        }
        reader.end(collected);
        return collected;
    }

    @Override
    public void event(LogEvent event) {
        events.add(event);
    }

    @Override
    public void damaged(LineDamage damage) {
        damages.add(damage);
    }
}
