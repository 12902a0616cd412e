package org.foothold.engine.enrich.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was known of accounts when a hunt ended, so that the next one need not learn it again.
 *
 * @param places since when each place is watched
 * @param names under which key an account is known that has several names
 * @param accounts what is known of each account
 */
public record Baseline(Map<String, Instant> places, Map<String, String> names, Map<String, Known> accounts) {
    /** Nothing was known. */
    public static final Baseline NONE = new Baseline(Map.of(), Map.of(), Map.of());

    /** Accounts, names and places that are kept, of each. */
    public static final int MOST = 100_000;

    public Baseline {
        places = Map.copyOf(places);
        names = Map.copyOf(names);
        accounts = Map.copyOf(accounts);
    }

    /**
     * What was known of one account.
     *
     * @param usedAt null where it was never used
     * @param lastAt when it was last created, enabled, granted rights and so on, by the names of acts
     * @param seen values by the names of traits
     * @param many traits of which too many values were seen
     */
    public record Known(
            Instant firstAt,
            @Nullable Instant usedAt,
            boolean admin,
            boolean neverExpires,
            Map<String, Instant> lastAt,
            Map<String, List<String>> seen,
            List<String> many) {
        public Known {
            lastAt = Map.copyOf(lastAt);
            seen = Map.copyOf(seen);
            many = List.copyOf(many);
        }
    }
}
