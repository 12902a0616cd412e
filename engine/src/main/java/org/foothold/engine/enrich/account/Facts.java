package org.foothold.engine.enrich.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.engine.enrich.account.Account.Stay;
import org.foothold.engine.enrich.account.Account.Trait;
import org.jspecify.annotations.Nullable;

/** Finds the facts of one sighting out of what was known of its account before. */
final class Facts {
    static final String PREFIX = "account.";

    /** All facts, in the order in which {@code docs/accounts.md} tells of them. */
    static final List<String> NAMES = List.of(
            "name",
            "act",
            "admin",
            "service",
            "service_interactive",
            "country",
            "asn",
            "network",
            "known_days",
            "new",
            "first_seen_here",
            "new_address",
            "new_country",
            "new_asn",
            "new_device",
            "dormant_days",
            "used_minutes_ago",
            "created_minutes_ago",
            "enabled_minutes_ago",
            "granted_minutes_ago",
            "password_age_days",
            "password_never_expires",
            "new_credential",
            "credential_minutes_ago",
            "credential_elsewhere",
            "failures_last_hour",
            "travel_km",
            "travel_kmh",
            "sessions_far_apart_km");

    private final Sighting sighting;
    private final Origin origin;
    private final Duration learning;
    private final Map<String, List<String>> facts = new LinkedHashMap<>();

    /**
     * Facts of a sighting.
     *
     * @param learning how long an account or a place must be known before something about it is called new
     */
    Facts(Sighting sighting, Origin origin, Duration learning) {
        this.sighting = sighting;
        this.origin = origin;
        this.learning = learning;
    }

    /**
     * The facts, by their names.
     *
     * @param before what was known of the account; null where it was never seen
     * @param placeAt since when its place is watched; null where that is the first event there
     * @param service whether its name is that of a service
     */
    Map<String, List<String>> of(@Nullable Account before, @Nullable Instant placeAt, boolean service) {
        Act act = sighting.act();
        put("name", sighting.called());
        put("act", act.word());
        put("admin", (before != null && before.admin) || sighting.admin() || act == Act.GRANTED || act == Act.ADMIN);
        put("service", service);
        put("service_interactive", service && sighting.interactive() && act == Act.LOGON);
        put("country", origin.whereabouts().country());
        put("asn", origin.whereabouts().provider());
        put("network", origin.network());
        if (act == Act.CREDENTIAL) {
            put("new_credential", sighting.kind() == null ? "other" : sighting.kind());
        }
        put("password_never_expires", act == Act.NEVER_EXPIRES || (before != null && before.neverExpires));
        boolean watched = placeAt != null && isLearned(placeAt);
        if (watched) {
            put("new", before == null);
        }
        if (watched
                && act.isUse()
                && (before == null || !before.seen(Trait.PLACE).isMany())) {
            put("first_seen_here", before == null || !before.seen(Trait.PLACE).has(sighting.place()));
        }
        if (before != null) {
            known(before);
        }
        return facts;
    }

    private boolean isLearned(Instant since) {
        return !sighting.at().isBefore(since.plus(learning));
    }

    private void known(Account before) {
        put("known_days", days(before.firstAt));
        put("failures_last_hour", Long.toString(before.failuresBefore(sighting.at())));
        minutes("created_minutes_ago", before.lastAt.get(Act.CREATED));
        minutes("enabled_minutes_ago", before.lastAt.get(Act.ENABLED));
        minutes("granted_minutes_ago", before.lastAt.get(Act.GRANTED));
        minutes("used_minutes_ago", before.usedAt);
        Instant password = before.lastAt.get(Act.PASSWORD);
        if (password != null) {
            put("password_age_days", days(password));
        }
        credential(before);
        if (isLearned(before.firstAt) && (sighting.act().isUse() || sighting.act() == Act.CREDENTIAL)) {
            origin.traits(sighting).forEach((trait, value) -> {
                if (trait != Trait.PLACE && !before.seen(trait).isMany()) {
                    put(
                            "new_" + trait.name().toLowerCase(Locale.ROOT),
                            before.seen(trait).isNew(value));
                }
            });
        }
        if (sighting.act().isUse()) {
            Instant last = before.usedAt == null ? before.firstAt : before.usedAt;
            put("dormant_days", days(last));
            travel(before);
        }
    }

    // A key that is used tells its own age; an account without keys of their own that of what was added last.
    private void credential(Account before) {
        String used = sighting.credential();
        Account.Credential made = used == null ? null : before.credentials.get(used);
        minutes("credential_minutes_ago", made == null ? before.lastAt.get(Act.CREDENTIAL) : made.at());
        String from = made == null ? null : made.address();
        String address = sighting.address();
        if (from != null && address != null && sighting.act().isUse()) {
            put("credential_elsewhere", !from.equals(address));
        }
    }

    private void travel(Account before) {
        Whereabouts.Point here = origin.point();
        Stay last = before.stays.peekLast();
        if (here == null || last == null) {
            return;
        }
        double km = last.point().km(here);
        // Less than a minute is one, since clocks differ.
        double hours = Math.max(1, Duration.between(last.at(), sighting.at()).toSeconds() / 60.0) / 60;
        put("travel_km", Long.toString(Math.round(km)));
        put("travel_kmh", Long.toString(Math.round(km / hours)));
        Instant since = sighting.at().minus(Account.SESSION);
        double far = 0;
        for (Stay stay : before.stays) {
            if (!stay.at().isBefore(since)) {
                far = Math.max(far, stay.point().km(here));
            }
        }
        put("sessions_far_apart_km", Long.toString(Math.round(far)));
    }

    private void minutes(String name, @Nullable Instant at) {
        if (at != null) {
            put(name, Long.toString(Duration.between(at, sighting.at()).toMinutes()));
        }
    }

    private String days(Instant at) {
        return Long.toString(Duration.between(at, sighting.at()).toDays());
    }

    private void put(String name, boolean holds) {
        put(name, Boolean.toString(holds));
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            facts.put(PREFIX + name, List.of(value));
        }
    }
}
