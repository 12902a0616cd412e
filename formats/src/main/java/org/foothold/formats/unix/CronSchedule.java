package org.foothold.formats.unix;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The five fields of time of a crontab, as any cron takes them: lists, ranges, steps, names, and random ranges. */
final class CronSchedule {
    private static final Pattern PART =
            Pattern.compile("(?:\\*|([0-9]{1,3}|[a-z]{3})?(?:([-~])([0-9]{1,3}|[a-z]{3})?)?)(?:/([0-9]{1,3}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(1, 12, MONTHS),
            new Field(0, 7, DAYS));

    private record Field(int least, int most, List<String> names) {
        private boolean has(String text) {
            if (!Character.isDigit(text.charAt(0))) {
                return names.contains(text);
            }
            int number = Integer.parseInt(text);
            return number >= least && number <= most;
        }
    }

    private CronSchedule() {}

    /** Whether some cron takes these as minute, hour, day, month and weekday. */
    static boolean isSchedule(List<String> fields) {
        for (int i = 0; i < FIELDS.size(); i++) {
            Field field = FIELDS.get(i);
            String text = fields.get(i).toLowerCase(Locale.ROOT);
            for (String part : text.split(",", -1)) {
                if (!isPart(part, field)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isPart(String text, Field field) {
        Matcher part = PART.matcher(text);
        if (text.isEmpty() || !part.matches()) {
            return false;
        }
        String low = part.group(1);
        String sign = part.group(2);
        String high = part.group(3);
        String step = part.group(4);
        boolean ends = (low == null || field.has(low)) && (high == null || field.has(high));
        boolean whole = text.charAt(0) == '*' || "~".equals(sign) || (low != null && (sign == null || high != null));
        return ends && whole && (step == null || Integer.parseInt(step) > 0);
    }
}
