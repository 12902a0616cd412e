package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * What an init script says of itself: the comment of the Linux Standard Base 5.0, "Comment conventions for init scripts", and
 * the line {@code chkconfig:} of Red Hat.
 *
 * @param header keys such as Provides and Default-Start with their values, in the order of the file
 * @param chkconfig runlevels and orders as written, or null
 * @param damages a header that is not closed
 */
public record SysvScript(
        Map<String, String> header, @Nullable String chkconfig, List<LineDamage> damages) {
    private static final Pattern KEY = Pattern.compile("#\\s*([A-Za-z][A-Za-z-]{0,60}):\\s*(.*)");
    private static final Pattern MORE = Pattern.compile("#(?:\\t| {2,})\\s*(\\S.*)");
    private static final Pattern CHKCONFIG = Pattern.compile("#\\s*chkconfig:\\s*(.*)");
    private static final Pattern LINK = Pattern.compile("([SK])([0-9]{2})(.+)");

    /** A link in a folder of a runlevel: started or stopped, in which order, and what. */
    public record Link(boolean starts, int order, String name) {
        /** The parts of a link's name such as {@code S20ssh}, or null. */
        public static @Nullable Link of(String name) {
            Matcher link = LINK.matcher(name);
            return link.matches()
                    ? new Link(link.group(1).equals("S"), Integer.parseInt(link.group(2)), link.group(3))
                    : null;
        }
    }

    public SysvScript {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        damages = List.copyOf(damages);
    }

    /** Reads the comments of a script. */
    public static SysvScript read(byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        Map<String, String> header = new LinkedHashMap<>();
        String chkconfig = null;
        String last = "";
        int open = 0;
        for (TextLines.Line line : TextLines.of(bytes, damages)) {
            String text = line.text().stripTrailing();
            Matcher key = KEY.matcher(text);
            Matcher more = MORE.matcher(text);
            Matcher levels = CHKCONFIG.matcher(text);
            if (text.startsWith("### BEGIN INIT INFO")) {
                open = line.number();
            } else if (text.startsWith("### END INIT INFO")) {
                open = 0;
            } else if (open == 0) {
                chkconfig = chkconfig == null && levels.matches() ? levels.group(1) : chkconfig;
            } else if (last.equals("Description") && more.matches()) {
                header.merge(last, more.group(1), (before, now) -> before + " " + now);
            } else if (key.matches()) {
                last = key.group(1);
                header.putIfAbsent(last, key.group(2));
            }
        }
        if (open != 0) {
            damages.add(LineDamage.flaw(open, "header", "### END INIT INFO", "the end of the file"));
        }
        return new SysvScript(header, chkconfig, damages);
    }
}
