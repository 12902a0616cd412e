package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.FormatException;
import org.foothold.formats.access.Sudoers.Alias;
import org.foothold.formats.access.Sudoers.Command;
import org.foothold.formats.access.Sudoers.Defaults;
import org.foothold.formats.access.Sudoers.Include;
import org.foothold.formats.access.Sudoers.Kind;
import org.foothold.formats.access.Sudoers.Member;
import org.foothold.formats.access.Sudoers.Rule;
import org.foothold.formats.access.Sudoers.Setting;
import org.foothold.formats.linux.LineDamage;

/** Reads sudoers line by line; a line that is wrong costs itself, as in sudo. */
final class SudoersParser {
    /** Commands of one file; the largest real ones have some thousand. */
    static final int MAX_RULES = 1 << 17;

    private static final Pattern INCLUDE = Pattern.compile("[@#]include(dir)?\\s+(.*)");
    private static final Pattern ALIAS = Pattern.compile("(User|Runas|Host|Cmnd|Cmd)_Alias(?=\\s)");
    private static final Pattern ALIAS_NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern DEFAULTS = Pattern.compile("Defaults(?:([@:>!])(?=\\S)|(?=\\s))");
    private static final Pattern SETTING = Pattern.compile("(!*)\\s*([A-Za-z_0-9]+)\\s*(?:!!){0,64}+\\s*([+-]?=)?");
    private static final Pattern TAG =
            Pattern.compile("((?:NO)?(?:PASSWD|EXEC|SETENV|LOG_INPUT|LOG_OUTPUT|MAIL|FOLLOW|INTERCEPT))\\s*:");
    private static final Pattern OPTION =
            Pattern.compile("(ROLE|TYPE|PRIVS|LIMITPRIVS|APPARMOR_PROFILE|CWD|CHROOT|TIMEOUT|NOTBEFORE|NOTAFTER)\\s*=");

    final List<Alias> aliases = new ArrayList<>();
    final List<Defaults> defaults = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
    final List<Include> includes = new ArrayList<>();

    void read(byte[] bytes, List<LineDamage> bad) {
        for (TextLine line : SudoersLines.of(bytes, bad)) {
            try {
                line(line);
            } catch (FormatException problem) {
                bad.add(LineDamage.loss(line.number(), problem.what(), problem.expected(), problem.found()));
            }
        }
    }

    private void line(TextLine line) {
        Matcher include = INCLUDE.matcher(line.text());
        if (include.matches()) {
            includes.add(new Include(line.number(), path(include.group(2)), include.group(1) != null));
            return;
        }
        SudoersCursor cursor = new SudoersCursor(line.text(), 0);
        Matcher start = cursor.take(ALIAS);
        if (start != null) {
            aliases(line.number(), start.group(1), cursor);
            return;
        }
        start = cursor.take(DEFAULTS);
        if (start != null) {
            defaults.add(defaults(line.number(), start.group(1) == null ? "" : start.group(1), cursor));
        } else {
            rules(line.number(), cursor);
        }
    }

    private static String path(String text) {
        if (text.startsWith("\"")) {
            return new SudoersCursor(text, 0).quoted();
        }
        return new SudoersCursor(text.strip(), 0).value(" \t");
    }

    private void aliases(int line, String kind, SudoersCursor cursor) {
        List<Alias> made = new ArrayList<>();
        do {
            Matcher name = cursor.take(ALIAS_NAME);
            if (name == null) {
                throw cursor.wrong("the name of an alias");
            }
            cursor.need('=');
            switch (kind) {
                case "Cmnd", "Cmd" ->
                    made.add(new Alias(line, Kind.COMMAND, name.group(), List.of(), commands(cursor)));
                default -> {
                    Kind of = kind.equals("User") ? Kind.USER : kind.equals("Host") ? Kind.HOST : Kind.RUN_AS;
                    made.add(new Alias(line, of, name.group(), cursor.members(of == Kind.HOST), List.of()));
                }
            }
        } while (cursor.take(':'));
        ended(cursor);
        aliases.addAll(made);
    }

    private static List<Command> commands(SudoersCursor cursor) {
        List<Command> commands = new ArrayList<>();
        do {
            commands.add(cursor.command());
        } while (cursor.take(','));
        return commands;
    }

    private static Defaults defaults(int line, String scope, SudoersCursor cursor) {
        List<Member> members = List.of();
        List<Command> commands = List.of();
        if (scope.equals("!")) {
            commands = commandNames(cursor);
        } else if (!scope.isEmpty()) {
            members = cursor.members(scope.equals("@"));
        }
        List<Setting> settings = new ArrayList<>();
        do {
            Matcher setting = cursor.take(SETTING);
            if (setting == null) {
                throw cursor.wrong("a setting");
            }
            boolean negated = setting.group(1).length() % 2 == 1;
            String operator = setting.group(3) == null ? "" : setting.group(3);
            String value = operator.isEmpty() ? "" : cursor.value(" \t,");
            settings.add(new Setting(setting.group(2), operator, value, negated));
        } while (cursor.take(','));
        ended(cursor);
        return new Defaults(line, Sudoers.Scope.of(scope), members, commands, settings);
    }

    /** In Defaults commands have no arguments: what follows is a setting. */
    private static List<Command> commandNames(SudoersCursor cursor) {
        List<Command> commands = new ArrayList<>();
        for (Member member : cursor.members(false)) {
            commands.add(new Command(member.text(), null, List.of(), member.negated()));
        }
        return commands;
    }

    private void rules(int line, SudoersCursor cursor) {
        List<Rule> made = new ArrayList<>();
        List<Member> users = cursor.members(false);
        do {
            List<Member> hosts = cursor.members(true);
            cursor.need('=');
            rules(new Rule(line, users, hosts, null, List.of(), Map.of(), ALL), cursor, made);
        } while (cursor.take(':'));
        ended(cursor);
        if (rules.size() + made.size() > MAX_RULES) {
            throw new FormatException("rules", 0, "at most " + MAX_RULES, "more");
        }
        rules.addAll(made);
    }

    private static final Command ALL = new Command("ALL", null, List.of(), false);

    /** As whom, tags and options hold for the commands behind them too, until others stand there. */
    private static void rules(Rule common, SudoersCursor cursor, List<Rule> made) {
        Sudoers.RunAs runAs = null;
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, String> options = new LinkedHashMap<>();
        do {
            if (cursor.take('(')) {
                runAs = runAs(cursor);
            }
            Matcher next;
            while ((next = cursor.take(OPTION)) != null) {
                options.put(next.group(1), cursor.value(" \t,"));
            }
            while ((next = cursor.take(TAG)) != null) {
                String tag = next.group(1);
                tags.put(tag.startsWith("NO") ? tag.substring(2) : tag, tag);
            }
            made.add(new Rule(
                    common.line(),
                    common.users(),
                    common.hosts(),
                    runAs,
                    List.copyOf(tags.values()),
                    options,
                    cursor.command()));
        } while (cursor.take(','));
    }

    private static Sudoers.RunAs runAs(SudoersCursor cursor) {
        List<Member> users = List.of();
        List<Member> groups = List.of();
        if (!cursor.take(')')) {
            boolean onlyGroups = cursor.take(':');
            if (onlyGroups) {
                groups = cursor.members(false);
            } else {
                users = cursor.members(false);
                groups = cursor.take(':') ? cursor.members(false) : groups;
            }
            cursor.need(')');
        }
        return new Sudoers.RunAs(users, groups);
    }

    private static void ended(SudoersCursor cursor) {
        if (!cursor.end()) {
            throw cursor.wrong("the end of the line");
        }
    }
}
