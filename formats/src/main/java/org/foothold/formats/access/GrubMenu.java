package org.foothold.formats.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * What a boot menu starts: grub.cfg, in the <a
 * href="https://www.gnu.org/software/grub/manual/grub/grub.html#Shell_002dlike-scripting">script of GRUB</a>.
 */
public record GrubMenu(List<Entry> entries, List<LineDamage> bad) {
    /** Menus in menus; what is deeper belongs to the last. */
    private static final int MAX_DEPTH = 64;

    /** Commands of one menu; real ones have some thousand. */
    private static final int MAX_COMMANDS = 1 << 17;

    public GrubMenu {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A command.
     *
     * @param menu titles of the menus it stands in, the outermost first; empty where it runs always
     * @param command such as {@code linux}, {@code initrd}, {@code set}, {@code menuentry}
     * @param arguments its words, without quotes
     */
    public record Entry(int line, List<String> menu, String command, List<String> arguments) {
        public Entry {
            menu = List.copyOf(menu);
            arguments = List.copyOf(arguments);
        }
    }

    /** What the file says. */
    public static GrubMenu read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        List<String> menu = List.of();
        for (TextLine line : TextLines.continued(bytes, "", true, bad)) {
            for (String command : commands(line.text())) {
                List<String> words = ShellWords.split(command);
                if (words.size() > 1 && words.getFirst().equals("}")) {
                    words = words.subList(1, words.size());
                    open.pollLast();
                    menu = titles(open);
                }
                if (words.isEmpty()) {
                    continue;
                }
                boolean begins = words.getLast().equals("{");
                boolean titled = words.size() > 2 && words.getFirst().matches("menuentry|submenu");
                if (words.getFirst().equals("}")) {
                    open.pollLast();
                    menu = titles(open);
                } else if (entries.size() < MAX_COMMANDS) {
                    List<String> arguments = words.subList(1, words.size() - (begins && words.size() > 1 ? 1 : 0));
                    entries.add(new Entry(line.number(), menu, words.getFirst(), arguments));
                } else {
                    bad.add(LineDamage.loss(line.number(), "commands", "at most " + MAX_COMMANDS, "more"));
                    return new GrubMenu(entries, bad);
                }
                if (begins && open.size() < MAX_DEPTH) {
                    open.addLast(titled ? words.get(1) : "");
                    menu = titles(open);
                }
            }
        }
        return new GrubMenu(entries, bad);
    }

    /** Functions and blocks have no title. */
    private static List<String> titles(Deque<String> open) {
        return open.stream().filter(title -> !title.isEmpty()).toList();
    }

    /** Semicolons part commands, outside of quotes and comments. */
    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        char quote = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && c == ';') {
                commands.add(text.substring(from, at));
                from = at + 1;
            } else if (quote == 0 && c == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
                commands.add(text.substring(from, at));
                return commands;
            }
        }
        commands.add(text.substring(from));
        return commands;
    }
}
