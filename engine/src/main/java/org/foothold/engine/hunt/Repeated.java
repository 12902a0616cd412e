package org.foothold.engine.hunt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.enrich.Heard;
import org.jspecify.annotations.Nullable;

/** Leaves out what feeders that tell how things are have just said in the same words, so that it does not wait its turn again. */
final class Repeated {
    /** For so long, in the events' time, it need not be said again. */
    private static final Duration HOLDS = Duration.ofMinutes(1);

    /** Processes that do something at once; beyond, what was said longest ago is heard anew. */
    private static final int MOST = 4_096;

    private final RuleBook book;

    /** When the same was said first, by its words. */
    private final Map<String, Instant> said = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    Repeated(RuleBook book) {
        this.book = book;
    }

    /** The event without what was said before; null where nothing is left of it. */
    Verdicts.@Nullable Waiting without(Verdicts.Waiting event) {
        if (event.heard().stream().noneMatch(heard -> book.steady(heard.feeder()))) {
            return event;
        }
        List<Heard> left = new ArrayList<>(event.heard());
        left.removeIf(heard -> book.steady(heard.feeder()) && again(heard));
        boolean nothing =
                left.isEmpty() && event.late().isEmpty() && event.matches().isEmpty();
        return nothing ? null : new Verdicts.Waiting(event.row(), left, event.late(), event.matches());
    }

    private boolean again(Heard heard) {
        String words = heard.words();
        Instant before = said.get(words);
        if (before != null
                && !heard.at().isBefore(before)
                && Duration.between(before, heard.at()).compareTo(HOLDS) < 0) {
            return true;
        }
        said.put(words, heard.at());
        return false;
    }
}
