package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * Who may run what as whom: <a href="https://manpages.debian.org/sudoers.5">sudoers(5)</a>. Files that it includes are
 * named, not read.
 */
public record Sudoers(
        List<Alias> aliases, List<Defaults> defaults, List<Rule> rules, List<Include> includes, List<LineDamage> bad) {
    /** Aliases of aliases; sudo refuses loops. */
    private static final int MAX_DEPTH = 16;

    /** What one list may become when its aliases are put in. */
    private static final int MAX_EXPANDED = 1 << 14;

    public Sudoers {
        aliases = List.copyOf(aliases);
        defaults = List.copyOf(defaults);
        rules = List.copyOf(rules);
        includes = List.copyOf(includes);
        bad = List.copyOf(bad);
    }

    /** What an alias stands for. */
    public enum Kind {
        USER,
        RUN_AS,
        HOST,
        COMMAND
    }

    /** For what a line of Defaults holds. */
    public enum Scope {
        ALL,
        HOST,
        USER,
        RUN_AS,
        COMMAND;

        static Scope of(String mark) {
            return switch (mark) {
                case "@" -> HOST;
                case ":" -> USER;
                case ">" -> RUN_AS;
                case "!" -> COMMAND;
                default -> ALL;
            };
        }
    }

    /**
     * A name in a list.
     *
     * @param text with its mark: {@code %group}, {@code #1000}, {@code %#12}, {@code +netgroup}, an address or an alias
     * @param negated whether an odd number of exclamation marks stands before it
     */
    public record Member(String text, boolean negated) {}

    /**
     * A command in a list.
     *
     * @param text a path, a folder, a pattern, {@code ALL}, {@code sudoedit}, {@code list} or an alias
     * @param arguments null where any are allowed, empty where none are
     * @param digests of the file, such as {@code sha256:…}
     */
    public record Command(String text, @Nullable String arguments, List<String> digests, boolean negated) {
        public Command {
            digests = List.copyOf(digests);
        }
    }

    /** A name for a list; commands stand in the one of commands. */
    public record Alias(int line, Kind kind, String name, List<Member> members, List<Command> commands) {
        public Alias {
            members = List.copyOf(members);
            commands = List.copyOf(commands);
        }
    }

    /**
     * A line of Defaults.
     *
     * @param members hosts, users or run-as users for which it holds
     * @param commands those for which it holds
     */
    public record Defaults(
            int line, Scope scope, List<Member> members, List<Command> commands, List<Setting> settings) {
        public Defaults {
            members = List.copyOf(members);
            commands = List.copyOf(commands);
            settings = List.copyOf(settings);
        }
    }

    /**
     * A setting of Defaults.
     *
     * @param operator {@code =}, {@code +=} or {@code -=}, empty where it is a switch
     * @param negated whether it is switched off
     */
    public record Setting(String name, String operator, String value, boolean negated) {}

    /** As which users and groups; both empty is as oneself. */
    public record RunAs(List<Member> users, List<Member> groups) {
        public RunAs {
            users = List.copyOf(users);
            groups = List.copyOf(groups);
        }
    }

    /**
     * One command of a line that allows.
     *
     * @param runAs null where it does not say, which is as root unless Defaults says otherwise
     * @param tags those that hold for this command, such as {@code NOPASSWD}
     * @param options such as {@code CWD}
     */
    public record Rule(
            int line,
            List<Member> users,
            List<Member> hosts,
            @Nullable RunAs runAs,
            List<String> tags,
            Map<String, String> options,
            Command command) {
        public Rule {
            users = List.copyOf(users);
            hosts = List.copyOf(hosts);
            tags = List.copyOf(tags);
            options = Map.copyOf(options);
        }
    }

    /**
     * A file or folder that is read at this place.
     *
     * @param path may hold {@code %h}, the name of the host; it is relative to the folder of this file
     */
    public record Include(int line, String path, boolean folder) {}

    /** What the file says. */
    public static Sudoers read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        SudoersParser parser = new SudoersParser();
        parser.read(bytes, bad);
        return new Sudoers(parser.aliases, parser.defaults, parser.rules, parser.includes, bad);
    }

    /** A list with its aliases put in; those of other files may be given with it. */
    public static List<Member> expand(List<Member> members, Kind kind, List<Alias> aliases) {
        List<Member> all = new ArrayList<>();
        for (Member member : members) {
            expand(member, kind, aliases, MAX_DEPTH, all);
        }
        return List.copyOf(all);
    }

    private static void expand(Member member, Kind kind, List<Alias> aliases, int depth, List<Member> all) {
        Alias alias = find(member.text(), kind, aliases);
        if (all.size() >= MAX_EXPANDED) {
            return;
        }
        if (alias == null || depth == 0) {
            all.add(member);
            return;
        }
        for (Member inner : alias.members()) {
            Member signed = new Member(inner.text(), inner.negated() != member.negated());
            expand(signed, kind, aliases, depth - 1, all);
        }
    }

    /** The commands that one stands for, aliases put in. */
    public static List<Command> expand(Command command, List<Alias> aliases) {
        List<Command> all = new ArrayList<>();
        expand(command, aliases, MAX_DEPTH, all);
        return List.copyOf(all);
    }

    private static void expand(Command command, List<Alias> aliases, int depth, List<Command> all) {
        Alias alias = find(command.text(), Kind.COMMAND, aliases);
        if (all.size() >= MAX_EXPANDED) {
            return;
        }
        if (alias == null || depth == 0) {
            all.add(command);
            return;
        }
        for (Command inner : alias.commands()) {
            boolean negated = inner.negated() != command.negated();
            expand(new Command(inner.text(), inner.arguments(), inner.digests(), negated), aliases, depth - 1, all);
        }
    }

    private static @Nullable Alias find(String name, Kind kind, List<Alias> aliases) {
        for (Alias alias : aliases) {
            if (alias.kind() == kind && alias.name().equals(name)) {
                return alias;
            }
        }
        return null;
    }
}
