package org.foothold.engine.enrich.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.State;
import org.foothold.engine.enrich.States;
import org.foothold.engine.enrich.Subject;
import org.foothold.sigma.text.Address;
import org.jspecify.annotations.Nullable;

/** Follows the accounts of one hunt. */
final class AccountCourse implements Course {
    /** Of two accounts in one event the one that is changed counts, and it may be changed in several ways. */
    private static final Comparator<Sighting> FIRST = Comparator.comparing((Sighting sighting) ->
            sighting.act().isUse() || sighting.act() == Act.FAILURE || sighting.act() == Act.ADMIN);

    private static final int ACCOUNTS_SHARE = 30;
    private static final int NAMES_SHARE = 8;
    private static final int PLACES_SHARE = 2;
    private static final int TIME_BYTES = 24;

    private final AccountSettings settings;
    private final Map<String, Feeder> feeders;
    private final State<Account> accounts;
    private final State<String> names;
    private final State<Instant> places;

    /** The keys that a baseline is made of; the state does not tell them. */
    private final Set<String> accountKeys = new LinkedHashSet<>();

    private final Set<String> nameKeys = new LinkedHashSet<>();
    private final Set<String> placeKeys = new LinkedHashSet<>();

    AccountCourse(AccountSettings settings, Map<String, Feeder> feeders, States states) {
        this.settings = settings;
        this.feeders = feeders;
        accounts = states.open(ACCOUNTS_SHARE, Account::bytes);
        names = states.open(NAMES_SHARE, String::length);
        places = states.open(PLACES_SHARE, at -> TIME_BYTES);
        Baseline baseline = settings.baseline();
        baseline.places().forEach((key, at) -> keep(placeKeys, places, key, at, at));
        baseline.names().forEach((key, id) -> keep(nameKeys, names, key, id, Instant.EPOCH));
        baseline.accounts()
                .forEach((key, known) -> keep(accountKeys, accounts, key, Account.of(known), known.firstAt()));
    }

    private static <V> void keep(Set<String> keys, State<V> state, String key, V value, Instant at) {
        state.put(key, value, at);
        if (keys.size() < Baseline.MOST) {
            keys.add(key);
        }
    }

    @Override
    public Supplier<Map<String, List<String>>> ask(Subject subject) {
        List<Sighting> all = new ArrayList<>();
        for (Heard heard : subject.heard()) {
            Sighting sighting = sighting(heard);
            if (sighting != null) {
                all.add(sighting);
            }
        }
        if (all.isEmpty()) {
            return Map::of;
        }
        // What counts is what is known now; by the time the answer is taken more was learned.
        all.sort(FIRST);
        Map<String, List<String>> facts = new LinkedHashMap<>();
        String main = key(all.getFirst());
        for (Sighting sighting : all) {
            String key = key(sighting);
            if (key.equals(main)) {
                facts(sighting, key).forEach((name, values) -> facts.merge(name, values, AccountCourse::stronger));
            }
        }
        return () -> facts;
    }

    // Where one of an event's sightings says that something holds, it does.
    private static List<String> stronger(List<String> one, List<String> other) {
        return one.equals(List.of("false")) ? other : one;
    }

    private Map<String, List<String>> facts(Sighting sighting, String key) {
        return new Facts(sighting, origin(sighting), settings.learning())
                .of(
                        accounts.get(key),
                        places.get(place(sighting)),
                        settings.services().has(sighting.name(), sighting.id()));
    }

    @Override
    public void hear(Heard heard) {
        Sighting sighting = sighting(heard);
        if (sighting == null) {
            return;
        }
        Instant at = sighting.at();
        String place = place(sighting);
        if (places.get(place) == null) {
            keep(placeKeys, places, place, at, at);
        }
        String key = key(sighting);
        learnNames(sighting, key);
        if (sighting.act() == Act.DELETED) {
            // Whoever gets the name or the id next is another.
            keep(accountKeys, accounts, key, new Account(at), at);
            return;
        }
        Account known = accounts.get(key);
        Account account = known == null ? new Account(at) : known;
        account.learn(sighting, origin(sighting));
        keep(accountKeys, accounts, key, account, at);
    }

    private @Nullable Sighting sighting(Heard heard) {
        Feeder feeder = feeders.get(heard.feeder());
        return feeder == null ? null : feeder.sighting(heard);
    }

    /**
     * Under which key an account is known: by its id where that is known already. An account that went by its name so far gets
     * the first id that comes with the name; the next id with that name is another account's, such as one made in its place.
     */
    private String key(Sighting sighting) {
        String id = key(sighting, sighting.id());
        String name = key(sighting, sighting.name());
        if (id == null) {
            String known = name == null ? null : names.get(name);
            return known != null ? known : Objects.requireNonNull(name);
        }
        String known = names.get(id);
        if (known != null) {
            return known;
        }
        boolean goesByName = name != null && names.get(name) == null && accounts.get(name) != null;
        return goesByName && accounts.get(id) == null ? Objects.requireNonNull(name) : id;
    }

    private void learnNames(Sighting sighting, String key) {
        String id = key(sighting, sighting.id());
        String name = key(sighting, sighting.name());
        if (id != null && name != null) {
            learnName(name, key, sighting.at());
            if (!id.equals(key)) {
                learnName(id, key, sighting.at());
            }
        }
    }

    private void learnName(String name, String key, Instant at) {
        if (!key.equals(names.get(name))) {
            keep(nameKeys, names, name, key, at);
        }
    }

    private static @Nullable String key(Sighting sighting, @Nullable String name) {
        return name == null ? null : sighting.realm() + ' ' + name.toLowerCase(Locale.ROOT);
    }

    private static String place(Sighting sighting) {
        return sighting.realm().split("@", 2)[0] + ' ' + sighting.place();
    }

    private Origin origin(Sighting sighting) {
        String address = sighting.address();
        byte[] bytes = address == null ? null : Address.parse(address);
        if (address == null || bytes == null) {
            return new Origin(sighting.said(), null);
        }
        String network = settings.networks().kind(bytes);
        Whereabouts said = sighting.said();
        return new Origin(said.or(settings.geo().of(address, bytes)), network);
    }

    /** What is known by now. */
    Baseline baseline() {
        Map<String, Baseline.Known> known = new LinkedHashMap<>();
        accountKeys.forEach(key -> {
            Account account = accounts.get(key);
            if (account != null) {
                known.put(key, account.known());
            }
        });
        return new Baseline(all(placeKeys, places), all(nameKeys, names), known);
    }

    private static <V> Map<String, V> all(Set<String> keys, State<V> state) {
        Map<String, V> all = new LinkedHashMap<>();
        for (String key : keys) {
            V value = state.get(key);
            if (value != null) {
                all.put(key, value);
            }
        }
        return all;
    }
}
