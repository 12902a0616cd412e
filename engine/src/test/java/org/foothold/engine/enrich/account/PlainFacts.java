package org.foothold.engine.enrich.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds facts by going through everything that happened before, as slowly and as plainly as it can be said. */
final class PlainFacts {
    private final List<Sighting> all;
    private final Duration learning;

    PlainFacts(List<Sighting> all, Duration learning) {
        this.all = all;
        this.learning = learning;
    }

    /** The facts of the event at this place in the order of time; only events before it count. */
    Map<String, String> of(int index) {
        Sighting now = all.get(index);
        List<Sighting> earlier = all.subList(0, index);
        List<Sighting> own = earlier.stream().filter(each -> same(each, now)).toList();
        int deleted = last(own, each -> each.act() == Act.DELETED);
        List<Sighting> life = own.subList(deleted + 1, own.size());
        Instant first = own.isEmpty() ? null : own.get(Math.max(deleted, 0)).at();
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", now.called());
        facts.put("act", now.act().word());
        facts.put("service", "false");
        facts.put("service_interactive", "false");
        facts.put("admin", "" + (rights(now) || life.stream().anyMatch(PlainFacts::rights)));
        facts.put(
                "password_never_expires",
                ""
                        + (now.act() == Act.NEVER_EXPIRES
                                || life.stream().anyMatch(each -> each.act() == Act.NEVER_EXPIRES)));
        put(facts, "country", now.said().country());
        if (now.act() == Act.CREDENTIAL) {
            facts.put("new_credential", now.kind() == null ? "other" : now.kind());
        }
        List<Sighting> uses = life.stream().filter(each -> each.act().isUse()).toList();
        Instant watched = earlier.stream()
                .filter(each -> each.place().equals(now.place()))
                .map(Sighting::at)
                .findFirst()
                .orElse(null);
        if (watched != null && learned(watched, now)) {
            facts.put("new", "" + (first == null));
            if (now.act().isUse()) {
                facts.put(
                        "first_seen_here",
                        "" + uses.stream().noneMatch(each -> each.place().equals(now.place())));
            }
        }
        if (first != null) {
            known(facts, now, first, life, uses);
        }
        return facts;
    }

    private void known(
            Map<String, String> facts, Sighting now, Instant first, List<Sighting> life, List<Sighting> uses) {
        facts.put("known_days", days(first, now));
        facts.put(
                "failures_last_hour",
                ""
                        + life.stream()
                                .filter(each -> each.act() == Act.FAILURE
                                        && !each.at().isBefore(now.at().minusSeconds(3600)))
                                .count());
        minutes(facts, "created_minutes_ago", at(life, each -> each.act() == Act.CREATED), now);
        minutes(facts, "enabled_minutes_ago", at(life, each -> each.act() == Act.ENABLED), now);
        minutes(facts, "granted_minutes_ago", at(life, each -> each.act() == Act.GRANTED), now);
        minutes(facts, "used_minutes_ago", at(life, each -> each.act().isUse()), now);
        Instant password = at(life, each -> each.act() == Act.PASSWORD);
        put(facts, "password_age_days", password == null ? null : days(password, now));
        credential(facts, now, life);
        if (learned(first, now) && (now.act().isUse() || now.act() == Act.CREDENTIAL)) {
            isNew(facts, "new_address", Sighting::address, now, uses);
            isNew(facts, "new_device", Sighting::device, now, uses);
            isNew(facts, "new_country", each -> each.said().country(), now, uses);
        }
        if (now.act().isUse()) {
            facts.put(
                    "dormant_days", days(uses.isEmpty() ? first : uses.getLast().at(), now));
            travel(
                    facts,
                    now,
                    uses.stream().filter(each -> each.said().point() != null).toList());
        }
    }

    private static void credential(Map<String, String> facts, Sighting now, List<Sighting> life) {
        List<Sighting> added =
                life.stream().filter(each -> each.act() == Act.CREDENTIAL).toList();
        List<Sighting> made = added.stream()
                .filter(each -> each.credential() != null && each.credential().equals(now.credential()))
                .toList();
        Sighting from = made.isEmpty() ? null : made.getLast();
        Sighting last = from != null ? from : added.isEmpty() ? null : added.getLast();
        minutes(facts, "credential_minutes_ago", last == null ? null : last.at(), now);
        if (from != null
                && from.address() != null
                && now.address() != null
                && now.act().isUse()) {
            facts.put("credential_elsewhere", "" + !from.address().equals(now.address()));
        }
    }

    private static void travel(Map<String, String> facts, Sighting now, List<Sighting> located) {
        Whereabouts.Point here = now.said().point();
        if (here == null || located.isEmpty()) {
            return;
        }
        List<Sighting> recent = located.subList(Math.max(0, located.size() - Account.MOST_STAYS), located.size());
        double km = recent.getLast().said().point().km(here);
        double hours =
                Math.max(60, Duration.between(recent.getLast().at(), now.at()).toSeconds()) / 3600.0;
        facts.put("travel_km", "" + Math.round(km));
        facts.put("travel_kmh", "" + Math.round(km / hours));
        double far = recent.stream()
                .filter(each -> !each.at().isBefore(now.at().minusSeconds(3600)))
                .mapToDouble(each -> each.said().point().km(here))
                .max()
                .orElse(0);
        facts.put("sessions_far_apart_km", "" + Math.round(far));
    }

    private static void isNew(
            Map<String, String> facts,
            String name,
            Function<Sighting, @Nullable String> trait,
            Sighting now,
            List<Sighting> uses) {
        String value = trait.apply(now);
        if (value != null) {
            List<String> seen =
                    uses.stream().map(trait).filter(each -> each != null).toList();
            facts.put(name, "" + (!seen.isEmpty() && !seen.contains(value)));
        }
    }

    private boolean learned(Instant since, Sighting now) {
        return Duration.between(since, now.at()).compareTo(learning) >= 0;
    }

    private static boolean same(Sighting one, Sighting other) {
        return one.called().equalsIgnoreCase(other.called());
    }

    private static boolean rights(Sighting sighting) {
        return sighting.act() == Act.GRANTED || sighting.act() == Act.ADMIN;
    }

    private static int last(List<Sighting> all, Predicate<Sighting> wanted) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (wanted.test(all.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Instant at(List<Sighting> all, Predicate<Sighting> wanted) {
        int last = last(all, wanted);
        return last < 0 ? null : all.get(last).at();
    }

    private static void minutes(Map<String, String> facts, String name, @Nullable Instant at, Sighting now) {
        put(facts, name, at == null ? null : "" + Duration.between(at, now.at()).toMinutes());
    }

    private static String days(Instant at, Sighting now) {
        return "" + Duration.between(at, now.at()).toDays();
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
