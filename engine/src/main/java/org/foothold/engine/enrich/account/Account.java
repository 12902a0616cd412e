package org.foothold.engine.enrich.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one account. It changes only in {@link #learn}, and belongs to the state that keeps it. */
final class Account {
    /** Sessions at other places count as of now for so long: logs seldom tell when one ends. */
    static final Duration SESSION = Duration.ofHours(1);

    /** Failures to sign in are remembered for so long. */
    static final Duration FAILING = Duration.ofHours(1);

    /** Stays, keys and failures of one account that are remembered; the oldest goes first. */
    static final int MOST_STAYS = 8;

    static final int MOST_CREDENTIALS = 16;
    static final int MOST_FAILURES = 100;

    /** Acts of which the last time is remembered. */
    static final Set<Act> TIMED = Set.of(Act.CREATED, Act.ENABLED, Act.GRANTED, Act.PASSWORD, Act.CREDENTIAL);

    private static final int BYTES = 600;

    final Instant firstAt;

    @Nullable
    Instant usedAt;

    boolean admin;
    boolean neverExpires;
    final Map<Act, Instant> lastAt = new EnumMap<>(Act.class);
    final Map<Trait, Seen> seen = new EnumMap<>(Trait.class);
    final Deque<Stay> stays = new ArrayDeque<>();
    final Map<String, Credential> credentials = new LinkedHashMap<>();
    final Deque<Instant> failures = new ArrayDeque<>();

    Account(Instant firstAt) {
        this.firstAt = firstAt;
        for (Trait trait : Trait.values()) {
            seen.put(trait, new Seen());
        }
    }

    /** What can be new about a use of an account. */
    enum Trait {
        PLACE,
        ADDRESS,
        COUNTRY,
        ASN,
        DEVICE
    }

    /** When it was where. */
    record Stay(Instant at, Whereabouts.Point point) {}

    /**
     * A key, token or device.
     *
     * @param address from where it was added
     */
    record Credential(Instant at, @Nullable String address) {}

    Seen seen(Trait trait) {
        return seen.computeIfAbsent(trait, none -> new Seen());
    }

    /** Learns what an event says, and where it came from. */
    void learn(Sighting sighting, Origin origin) {
        Act act = sighting.act();
        admin |= sighting.admin() || act == Act.GRANTED || act == Act.ADMIN;
        neverExpires |= act == Act.NEVER_EXPIRES;
        if (TIMED.contains(act)) {
            lastAt.put(act, sighting.at());
        }
        if (act == Act.FAILURE) {
            failures.addLast(sighting.at());
            trim(failures, MOST_FAILURES);
        }
        String credential = sighting.credential();
        if (act == Act.CREDENTIAL && credential != null) {
            credentials.put(credential, new Credential(sighting.at(), sighting.address()));
            if (credentials.size() > MOST_CREDENTIALS) {
                credentials.remove(credentials.keySet().iterator().next());
            }
        }
        if (act.isUse()) {
            usedAt = sighting.at();
            origin.traits(sighting).forEach((trait, value) -> seen(trait).add(value));
            Whereabouts.Point point = origin.point();
            if (point != null) {
                stays.addLast(new Stay(sighting.at(), point));
                trim(stays, MOST_STAYS);
            }
        }
    }

    private static void trim(Deque<?> all, int most) {
        if (all.size() > most) {
            all.removeFirst();
        }
    }

    /** How often somebody failed to sign in shortly before a time. */
    long failuresBefore(Instant at) {
        Instant since = at.minus(FAILING);
        return failures.stream().filter(failed -> !failed.isBefore(since)).count();
    }

    /** About the memory that it takes. */
    int bytes() {
        int bytes = BYTES + 48 * (stays.size() + failures.size()) + 160 * credentials.size();
        for (Seen each : seen.values()) {
            bytes += each.bytes();
        }
        return bytes;
    }

    /** What a baseline keeps of it. */
    Baseline.Known known() {
        Map<String, Instant> times = new LinkedHashMap<>();
        lastAt.forEach((act, at) -> times.put(act.word(), at));
        Map<String, List<String>> values = new LinkedHashMap<>();
        seen.forEach((trait, all) -> values.put(trait.name(), all.isMany() ? List.of() : all.all()));
        List<String> many = seen.entrySet().stream()
                .filter(entry -> entry.getValue().isMany())
                .map(entry -> entry.getKey().name())
                .toList();
        return new Baseline.Known(firstAt, usedAt, admin, neverExpires, times, values, many);
    }

    static Account of(Baseline.Known known) {
        Account account = new Account(known.firstAt());
        account.usedAt = known.usedAt();
        account.admin = known.admin();
        account.neverExpires = known.neverExpires();
        known.lastAt().forEach((word, at) -> {
            Act act = Act.of(word);
            if (act != null && TIMED.contains(act)) {
                account.lastAt.put(act, at);
            }
        });
        for (Trait trait : Trait.values()) {
            account.seen.put(
                    trait,
                    Seen.of(
                            known.seen().getOrDefault(trait.name(), List.of()),
                            known.many().contains(trait.name())));
        }
        return account;
    }
}
