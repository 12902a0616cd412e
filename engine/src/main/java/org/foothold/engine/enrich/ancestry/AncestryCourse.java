package org.foothold.engine.enrich.ancestry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.States;
import org.foothold.engine.enrich.Subject;
import org.foothold.engine.model.Lineage;
import org.jspecify.annotations.Nullable;

/** Follows the processes and logons of one hunt. */
final class AncestryCourse implements Course {
    private final ProcessTree tree;
    private final Sessions sessions;

    AncestryCourse(States states) {
        tree = new ProcessTree(states);
        sessions = new Sessions(states, tree);
    }

    @Override
    public void hear(Heard heard) {
        String target = heard.target();
        switch (heard.feeder()) {
            case "process_start", "process_start_sysmon_linux" ->
                tree.start(target, heard.at(), Actor.of(heard), false);
            case "process_exec_linux", "process_exec_macos" -> tree.start(target, heard.at(), Actor.of(heard), true);
            case Ancestry.SEEN -> tree.seen(target, heard.at(), Actor.ofCall(heard));
            case "process_fork_linux" ->
                tree.fork(target, heard.at(), Actor.pid(heard.value("pid")), Actor.pid(heard.value("exit")));
            case "process_fork_macos" ->
                tree.fork(
                        target,
                        heard.at(),
                        Actor.pid(heard.value("process.audit_token.pid")),
                        Actor.pid(heard.value("event.fork.child.audit_token.pid")));
            case "process_end", "process_end_macos" -> tree.end(target, heard.at(), Actor.of(heard));
            case "boot_windows", "boot_linux" -> tree.boot(target, heard.at());
            case "logon_windows" -> sessions.addWindows(heard);
            case "logon_linux" -> sessions.addLinux(heard);
            default -> throw new IllegalArgumentException("no feeder of processes: " + heard.feeder());
        }
    }

    @Override
    public Supplier<Map<String, List<String>>> ask(Subject subject) {
        // A start may be logged after what the process does: it is looked up when the answer is taken.
        return () -> facts(subject);
    }

    @Override
    public Optional<Lineage> lineage(Subject subject) {
        Actor actor = Actor.of(subject);
        ProcessNode self = tree.find(subject.target(), subject.at(), actor);
        List<ProcessNode> above = tree.above(subject.target(), subject.at(), actor);
        if (self == null && above.isEmpty()) {
            return Optional.empty();
        }
        List<Lineage.Running> processes = new ArrayList<>();
        processes.add(running(self == null ? new ProcessNode("", subject.at(), false, actor, null) : self));
        above.forEach(each -> processes.add(running(each)));
        return Optional.of(new Lineage(processes));
    }

    private static Lineage.Running running(ProcessNode process) {
        Actor actor = process.actor();
        boolean known = !process.key().isEmpty();
        return new Lineage.Running(
                process.key(),
                actor.guid(),
                actor.pid(),
                known ? process.at() : null,
                actor.image(),
                actor.commandLine(),
                actor.user());
    }

    private Map<String, List<String>> facts(Subject subject) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        Actor actor = Actor.of(subject);
        ProcessNode self = tree.find(subject.target(), subject.at(), actor);
        List<ProcessNode> above = tree.above(subject.target(), subject.at(), actor);
        if (self != null || !above.isEmpty()) {
            put(facts, Ancestry.ANCESTORS, texts(above, Actor::image));
            put(facts, Ancestry.COMMAND_LINES, texts(above, Actor::commandLine));
            String root = root(above, self);
            put(facts, Ancestry.ROOT, root == null ? List.of() : List.of(root));
            put(facts, Ancestry.DEPTH, List.of(Integer.toString(above.size())));
        }
        String session = self == null || self.actor().session() == null
                ? actor.session()
                : self.actor().session();
        if (session != null) {
            sessions.addFacts(subject.target(), session, subject.at(), facts);
        }
        return facts;
    }

    private static @Nullable String root(List<ProcessNode> above, @Nullable ProcessNode self) {
        if (!above.isEmpty()) {
            return above.getLast().actor().image();
        }
        return self == null ? null : self.actor().image();
    }

    private static List<String> texts(List<ProcessNode> processes, Function<Actor, @Nullable String> of) {
        List<String> texts = new ArrayList<>(processes.size());
        for (ProcessNode process : processes) {
            String text = of.apply(process.actor());
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static void put(Map<String, List<String>> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.put(name, values);
        }
    }
}
