package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * A table of cron: crontab(5) of Vixie cron, Debian, cronie, OpenBSD, FreeBSD and busybox, and anacrontab(5). What any of them
 * takes is taken; what none takes is damage.
 *
 * @param entries what is started, in the order of the file
 * @param variables what is set for the entries below it
 * @param damages lines that are neither, and flaws
 */
public record Crontab(List<Entry> entries, List<Variable> variables, List<LineDamage> damages) {
    private static final Set<String> SPECIALS = Set.of(
            "reboot",
            "yearly",
            "annually",
            "monthly",
            "weekly",
            "daily",
            "midnight",
            "hourly",
            "every_minute",
            "every_second");
    private static final Set<String> PERIODS =
            Set.of("yearly", "annually", "monthly", "weekly", "daily", "hourly", "reboot");
    private static final int FIELDS = 5;

    /** Which fields a line has. */
    public enum Form {
        /** Of one user: {@code /var/spool/cron}. */
        USER,
        /** With the user before the command: {@code /etc/crontab}, {@code /etc/cron.d}. */
        SYSTEM,
        /** Of one user, and a percent sign is an ordinary character: {@code /etc/crontabs}. */
        BUSYBOX,
        /** Period, delay, name of the job, command: {@code /etc/anacrontab}. */
        ANACRON
    }

    /**
     * One thing that is started.
     *
     * @param line where it stands, the first line being one
     * @param schedule the fields of time as written, one blank between them
     * @param special the word behind {@code @}, in small letters
     * @param user as whom, in the system form; with its group or class where one is given
     * @param options what stands before the schedule or the command: {@code -}, {@code -n}, {@code -q}, {@code -s}
     * @param command what the shell is given
     * @param stdin what the command reads: what stands behind the first percent sign
     * @param job the name of an anacron job
     */
    public record Entry(
            int line,
            String schedule,
            @Nullable String special,
            @Nullable String user,
            List<String> options,
            String command,
            @Nullable String stdin,
            @Nullable String job) {
        public Entry {
            options = List.copyOf(options);
        }
    }

    /** A variable that is set. */
    public record Variable(int line, String name, String value) {}

    public Crontab {
        entries = List.copyOf(entries);
        variables = List.copyOf(variables);
        damages = List.copyOf(damages);
    }

    /** Reads a table. */
    public static Crontab read(byte[] bytes, Form form) {
        List<Entry> entries = new ArrayList<>();
        List<Variable> variables = new ArrayList<>();
        List<LineDamage> damages = new ArrayList<>();
        List<TextLines.Line> lines = TextLines.of(bytes, damages);
        for (TextLines.Line line : form == Form.ANACRON ? Continued.lines(lines) : lines) {
            String text = line.text().stripLeading();
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            Variable variable = CronText.variable(line.number(), text);
            if (variable != null) {
                variables.add(variable);
                continue;
            }
            Entry entry = form == Form.ANACRON ? anacron(line.number(), text) : entry(line.number(), text, form);
            if (entry == null) {
                damages.add(LineDamage.loss(line.number(), "line", "schedule and command", text));
            } else {
                entries.add(entry);
            }
        }
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            damages.add(LineDamage.flaw(Math.max(1, lines.size()), "last line", "a line end", "none"));
        }
        return new Crontab(entries, variables, damages);
    }

    private static @Nullable Entry entry(int line, String text, Form form) {
        List<String> options = new ArrayList<>();
        CronText rest = new CronText(text);
        if (rest.begins('-')) {
            options.add("-");
            rest.skip(1);
        }
        String schedule;
        String special = null;
        if (rest.begins('@')) {
            schedule = rest.word();
            special = schedule.substring(1).toLowerCase(Locale.ROOT);
            if (!SPECIALS.contains(special) && !isNumber(special)) {
                return null;
            }
        } else {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < FIELDS; i++) {
                fields.add(rest.word());
            }
            if (!CronSchedule.isSchedule(fields)) {
                return null;
            }
            schedule = String.join(" ", fields);
        }
        String user = null;
        if (form == Form.SYSTEM) {
            user = rest.word();
        }
        rest.options(options);
        return command(line, schedule, special, user, options, rest.rest(), form);
    }

    private static @Nullable Entry command(
            int line,
            String schedule,
            @Nullable String special,
            @Nullable String user,
            List<String> options,
            String text,
            Form form) {
        if (form == Form.BUSYBOX && !text.isBlank()) {
            return new Entry(line, schedule, special, user, options, text, null, null);
        }
        int percent = CronText.percent(text);
        String command = CronText.withoutEscapes(percent < 0 ? text : text.substring(0, percent));
        if (command.isBlank()) {
            return null;
        }
        String stdin = percent < 0 ? null : CronText.stdin(text.substring(percent + 1));
        return new Entry(line, schedule, special, user, options, command, stdin, null);
    }

    private static @Nullable Entry anacron(int line, String text) {
        CronText rest = new CronText(text);
        String period = rest.word();
        String delay = rest.word();
        String job = rest.word();
        String command = rest.rest();
        String special = period.startsWith("@") ? period.substring(1).toLowerCase(Locale.ROOT) : null;
        boolean known = special == null ? isNumber(period) : PERIODS.contains(special);
        if (!known || !isNumber(delay) || job.isEmpty() || command.isBlank()) {
            return null;
        }
        return new Entry(line, period + " " + delay, special, null, List.of(), command, null, job);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
