package org.foothold.engine.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.foothold.engine.incident.Joiner.Link;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Incident.Step;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;

/** Makes an incident of a group of findings: its level, its title, its story and why it is one. */
final class Telling {
    /** Steps that an incident lists; beyond them only their number is told. */
    static final int MOST_STEPS = 2_000;

    /** Reasons that are told one by one, those that join the most first. */
    private static final int MOST_REASONS = 12;

    /** Accounts and targets that are named. */
    private static final int MOST_NAMES = 50;

    private static final int SHOWN = 160;
    private static final int ID_BYTES = 16;

    private final IncidentRules rules;
    private final Values values;

    Telling(IncidentRules rules, Values values) {
        this.rules = rules;
        this.values = values;
    }

    /** The incident of these rows, which are in order; empty where it is none. */
    Optional<Incident> of(List<Row> rows, List<Link> links) {
        Level gravest = Level.INFORMATIONAL;
        Set<Technique> techniques = new LinkedHashSet<>();
        Set<String> targets = new TreeSet<>();
        Set<String> events = new TreeSet<>();
        Set<Phase> seen = EnumSet.noneOf(Phase.class);
        List<Step> steps = new ArrayList<>();
        for (Row row : rows) {
            gravest = row.rule().level().compareTo(gravest) > 0 ? row.rule().level() : gravest;
            techniques.addAll(row.rule().techniques());
            targets.add(row.target().name());
            events.add(row.origin().path() + "\0" + row.origin().record());
            Phase phase = rules.phase(row.rule(), seen);
            seen.add(phase);
            steps.add(new Step(row.finding(), row.at(), phase, row.rule(), row.target(), row.origin()));
        }
        List<String> raised = raised(gravest, techniques.size(), seen);
        Level level = raised.isEmpty() ? gravest : above(gravest);
        boolean oneEvent = events.size() == 1;
        if (oneEvent ? gravest.compareTo(rules.alone()) < 0 : level.compareTo(rules.together()) < 0) {
            return Optional.empty();
        }
        if (oneEvent) {
            raised = List.of();
            level = gravest;
        }
        return Optional.of(new Incident(
                id(rows),
                level,
                raised,
                title(steps, targets),
                targets.stream().limit(MOST_NAMES).toList(),
                accounts(rows),
                rows.getFirst().at(),
                rows.getLast().at(),
                List.copyOf(techniques),
                steps.size() > MOST_STEPS ? steps.subList(0, MOST_STEPS) : steps,
                rows.size(),
                reasons(rows, links)));
    }

    private List<String> raised(Level gravest, int techniques, Set<Phase> seen) {
        if (gravest == Level.CRITICAL) {
            return List.of();
        }
        return rules.raises().stream()
                .filter(rule -> rule.holds(techniques, seen))
                .map(IncidentRules.RaiseRule::says)
                .toList();
    }

    private static Level above(Level level) {
        return switch (level) {
            case INFORMATIONAL -> Level.LOW;
            case LOW -> Level.MEDIUM;
            case MEDIUM -> Level.HIGH;
            case HIGH, CRITICAL -> Level.CRITICAL;
        };
    }

    /** The way in and the gravest foothold, or what is gravest of all. */
    private static String title(List<Step> steps, Set<String> targets) {
        Comparator<Step> gravest = Comparator.comparing(step -> step.rule().level());
        List<Step> footholds =
                steps.stream().filter(step -> step.phase() == Phase.FOOTHOLD).toList();
        // Of equals the first one: max() would take the last.
        Step main = (footholds.isEmpty() ? steps : footholds)
                .stream()
                        .reduce((one, other) -> gravest.compare(other, one) > 0 ? other : one)
                        .orElseThrow();
        Optional<Step> entry = steps.stream()
                .takeWhile(step -> !step.equals(main))
                .filter(step -> step.phase() == Phase.ACCESS || step.phase() == Phase.EXECUTION)
                .findFirst();
        String where = targets.size() == 1 ? targets.iterator().next() : targets.size() + " targets";
        String what = entry.map(step -> step.rule().title() + ", then ").orElse("")
                + main.rule().title();
        return where.isEmpty() ? what : what + " on " + where;
    }

    private List<String> accounts(List<Row> rows) {
        TreeMap<String, String> accounts = new TreeMap<>();
        for (Row row : rows) {
            for (int value : row.values()) {
                Join join = values.join(value);
                if (join != null && join.account() && accounts.size() < MOST_NAMES) {
                    String shown = shown(value);
                    accounts.putIfAbsent(shown.toLowerCase(Locale.ROOT), shown);
                }
            }
        }
        return List.copyOf(accounts.values());
    }

    private List<String> reasons(List<Row> rows, List<Link> links) {
        if (rows.size() == 1) {
            return List.of(
                    "one finding of level " + rows.getFirst().rule().level().text());
        }
        List<String> reasons = new ArrayList<>();
        links.stream()
                .filter(link -> values.join(link.value()) != null)
                .sorted(Comparator.comparingInt(Link::rows).reversed().thenComparing(this::words))
                .map(link -> words(link) + ": " + link.rows() + " findings")
                .distinct()
                .limit(MOST_REASONS + 1L)
                .forEach(reasons::add);
        if (reasons.size() > MOST_REASONS) {
            reasons.set(MOST_REASONS, "and more");
        }
        return reasons.isEmpty() ? List.of("the same event: " + rows.size() + " findings") : reasons;
    }

    private String words(Link link) {
        String second = link.second() < 0 ? "" : " and " + named(link.second());
        return named(link.value()) + second;
    }

    private String named(int value) {
        Join join = values.join(value);
        return (join == null ? "the same event" : join.says()) + " '" + shown(value) + "'";
    }

    private String shown(int value) {
        String text = values.value(value).shown();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String id(List<Row> rows) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        rows.stream()
                .map(Row::identity)
                .sorted()
                .forEach(identity -> digest.update((identity + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }
}
