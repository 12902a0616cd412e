package org.foothold.engine.enrich.ancestry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.engine.enrich.State;
import org.foothold.engine.enrich.States;
import org.foothold.engine.enrich.ancestry.Generations.Generation;
import org.jspecify.annotations.Nullable;

/** Who started whom, on all targets; shown the starts and ends of processes in order of time. */
final class ProcessTree {
    /** Deeper families are not told of; the deepest seen have about a dozen. */
    static final int MAX_DEPTH = 32;

    /** Two logs tell of one start within this time. */
    private static final Duration TOLD_TWICE = Duration.ofSeconds(5);

    /** A process that runs one program and then another does so soon; later its number may be that of another. */
    private static final Duration RUNS_ANOTHER = Duration.ofSeconds(60);

    /** Who is first seen by what it does was there before, since its start would have been told; its number may be older than it. */
    private static final Duration DOES_SOMETHING = Duration.ofSeconds(60);

    private static final int NUMBER_BYTES = 80;

    private final State<ProcessNode> processes;
    private final State<Generations> numbers;
    private final State<Boots> boots;

    ProcessTree(States states) {
        processes = states.open(64, ProcessNode::bytes);
        numbers = states.open(24, known -> NUMBER_BYTES * known.all().size());
        boots = states.open(2, known -> NUMBER_BYTES * known.all().size());
    }

    private static String key(String target, String what) {
        return target + '\0' + what;
    }

    private static String key(String target, String pid, Instant at) {
        return target + '\0' + pid + '@' + at.getEpochSecond() + '.' + at.getNano();
    }

    /** The target starts. */
    void boot(String target, Instant at) {
        Boots known = boots.get(target);
        boots.put(target, (known == null ? Boots.NONE : known).with(at), at);
    }

    /** Whether the target started in between. */
    boolean bootBetween(String target, Instant from, Instant to) {
        Boots known = boots.get(target);
        return known != null && known.between(from, to);
    }

    /**
     * A process starts.
     *
     * @param runs whether the log tells of a process that runs another program: it may have had its number before
     */
    void start(String target, Instant at, Actor actor, boolean runs) {
        String pid = actor.pid();
        String key = actor.guid() != null ? key(target, actor.guid()) : key(target, String.valueOf(pid), at);
        if (pid == null && actor.guid() == null) {
            return;
        }
        Generation last = pid == null ? null : generation(target, pid, at);
        ProcessNode before = last == null ? null : processes.get(last.key());
        boolean twice = before != null && toldTwice(before, at, actor, runs);
        if (twice && actor.guid() == null) {
            return;
        }
        String parent = parent(target, at, actor);
        if (runs && before != null && before.copy()) {
            parent = before.parent() == null ? parent : before.parent();
        } else if (runs && before != null && runsAnother(before, at, actor)) {
            parent = before.key();
        }
        processes.put(key, new ProcessNode(key, at, false, actor, parent), at);
        if (pid != null) {
            live(target, pid, new Generation(key, at, null), twice && before != null ? before.key() : null);
        }
    }

    // One log knows the process by a GUID, the other does not.
    private static boolean toldTwice(ProcessNode before, Instant at, Actor actor, boolean runs) {
        boolean oneByGuid = (before.actor().guid() == null) != (actor.guid() == null);
        return !runs
                && oneByGuid
                && Actor.sameProgram(before.actor().image(), actor.image())
                && Duration.between(before.at(), at).abs().compareTo(TOLD_TWICE) <= 0;
    }

    private static boolean runsAnother(ProcessNode before, Instant at, Actor actor) {
        String parent = before.actor().parentPid();
        return parent != null
                && parent.equals(actor.parentPid())
                && Duration.between(before.at(), at).compareTo(RUNS_ANOTHER) <= 0;
    }

    /** A process does something, and says who its parent is; it may never have run a program of its own. */
    void seen(String target, Instant at, Actor actor) {
        String pid = actor.pid();
        Generation last = pid == null ? null : generation(target, pid, at);
        ProcessNode known = last == null ? null : processes.get(last.key());
        if (pid == null || (known != null && Actor.sameProgram(known.actor().image(), actor.image()))) {
            return;
        }
        start(target, at, actor, true);
        Generations all = numbers.get(key(target, pid));
        if (known == null && all != null && all.all().size() == 1 && at.isAfter(Instant.MIN.plus(DOES_SOMETHING))) {
            Instant before = at.minus(DOES_SOMETHING);
            Instant from = bootBetween(target, before, at) ? at : before;
            live(target, pid, new Generation(key(target, pid, at), from, null), null);
        }
    }

    /** A process becomes two. */
    void fork(String target, Instant at, @Nullable String pid, @Nullable String child) {
        Generation parent = pid == null || child == null ? null : generation(target, pid, at);
        ProcessNode known = parent == null ? null : processes.get(parent.key());
        if (known == null || child == null) {
            return;
        }
        String key = key(target, child, at);
        Actor of = known.actor();
        Actor copy = new Actor(
                null,
                child,
                of.image(),
                of.commandLine(),
                of.user(),
                null,
                pid,
                of.image(),
                of.commandLine(),
                of.session());
        processes.put(key, new ProcessNode(key, at, true, copy, known.key()), at);
        live(target, child, new Generation(key, at, null), null);
    }

    /** A process ends. */
    void end(String target, Instant at, Actor actor) {
        String pid = actor.pid();
        Generation last = pid == null ? null : generation(target, pid, at);
        if (pid == null || last == null) {
            return;
        }
        if (actor.guid() == null || last.key().equals(key(target, actor.guid()))) {
            live(target, pid, new Generation(last.key(), last.from(), at), null);
        }
    }

    private void live(String target, String pid, Generation generation, @Nullable String inPlaceOf) {
        String key = key(target, pid);
        Generations known = numbers.get(key);
        Generations kept = known == null ? Generations.NONE : known;
        kept = inPlaceOf == null ? kept : kept.without(inPlaceOf);
        numbers.put(key, kept.with(generation), generation.from());
    }

    private @Nullable Generation generation(String target, String pid, Instant at) {
        Generations known = numbers.get(key(target, pid));
        Generation found = known == null ? null : known.at(at);
        return found == null || bootBetween(target, found.from(), at) ? null : found;
    }

    /** The parent's key; null where the parent is not known by what the event says of it. */
    private @Nullable String parent(String target, Instant at, Actor child) {
        if (child.parentGuid() != null) {
            return key(target, child.parentGuid());
        }
        String pid = child.parentPid();
        ProcessNode found = pid == null ? null : numbered(target, pid, at, child.parentImage());
        return found == null ? null : found.key();
    }

    private @Nullable ProcessNode numbered(String target, String pid, Instant at, @Nullable String image) {
        Generation found = generation(target, pid, at);
        ProcessNode known = found == null ? null : processes.get(found.key());
        return known != null && Actor.sameProgram(known.actor().image(), image) ? known : null;
    }

    /** The process that did something; null where its start is not known. */
    @Nullable
    ProcessNode find(String target, Instant at, Actor actor) {
        ProcessNode known = actor.guid() == null ? null : processes.get(key(target, actor.guid()));
        if (known != null || actor.pid() == null) {
            return known;
        }
        return numbered(target, actor.pid(), at, actor.image());
    }

    /**
     * The processes above one that did something, nearest first. The last may be known only by what its child says of it; then
     * it has no key.
     */
    List<ProcessNode> above(String target, Instant at, Actor actor) {
        ProcessNode self = find(target, at, actor);
        List<ProcessNode> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ProcessNode child = self != null ? self : new ProcessNode("", at, false, actor, parent(target, at, actor));
        seen.add(child.key());
        while (found.size() < MAX_DEPTH) {
            ProcessNode parent = child.parent() == null ? later(target, child) : processes.get(child.parent());
            if (parent == null) {
                if (child.actor().parentImage() != null) {
                    found.add(told(child));
                }
                return found;
            }
            if (!seen.add(parent.key())) {
                return found;
            }
            if (!child.copy()) {
                found.add(parent);
            }
            child = parent;
        }
        return found;
    }

    // What a parent did, by which it is known, may come after it started its child.
    private @Nullable ProcessNode later(String target, ProcessNode child) {
        Actor actor = child.actor();
        String pid = actor.parentPid();
        return pid == null || actor.parentGuid() != null || child.copy()
                ? null
                : numbered(target, pid, child.at(), actor.parentImage());
    }

    private static ProcessNode told(ProcessNode child) {
        Actor of = child.actor();
        Actor parent = new Actor(
                of.parentGuid(),
                of.parentPid(),
                of.parentImage(),
                of.parentCommandLine(),
                null,
                null,
                null,
                null,
                null,
                null);
        return new ProcessNode("", child.at(), false, parent, null);
    }
}
