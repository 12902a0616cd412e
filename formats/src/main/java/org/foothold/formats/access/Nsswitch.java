package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;

/**
 * Which libraries look up accounts and hosts: <a
 * href="https://manpages.debian.org/nsswitch.conf.5">nsswitch.conf(5)</a>.
 */
public record Nsswitch(List<Entry> entries, List<LineDamage> bad) {
    /** A service has four kinds of answers. */
    private static final int MAX_ACTIONS = 64;

    private static final Pattern PART = Pattern.compile("\\[([^\\]\\[]*+)\\]|([^\\s\\[]++)");

    public Nsswitch {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /** A database, with its services in the order in which they are asked. */
    public record Entry(int line, String database, List<Service> services) {
        public Entry {
            services = List.copyOf(services);
        }
    }

    /**
     * A service: {@code libnss_NAME.so.2} is loaded for it.
     *
     * @param actions in small letters, such as {@code notfound=return}
     */
    public record Service(String name, List<String> actions) {
        public Service {
            actions = List.copyOf(actions);
        }
    }

    /** What the file says. */
    public static Nsswitch read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            int hash = line.text().indexOf('#');
            String text = (hash < 0 ? line.text() : line.text().substring(0, hash)).strip();
            if (text.isEmpty()) {
                continue;
            }
            int colon = text.indexOf(':');
            if (colon < 1) {
                bad.add(LineDamage.loss(line.number(), "database", "a name and a colon", text));
                continue;
            }
            entries.add(new Entry(
                    line.number(),
                    text.substring(0, colon).strip(),
                    services(line.number(), text.substring(colon + 1), bad)));
        }
        return new Nsswitch(entries, bad);
    }

    private static List<Service> services(int line, String text, List<LineDamage> bad) {
        List<Service> services = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group(2) != null) {
                services.add(new Service(part.group(2), List.of()));
            } else if (services.isEmpty() || services.getLast().actions().size() > MAX_ACTIONS) {
                bad.add(LineDamage.loss(
                        line, "action", "a service before it, and at most " + MAX_ACTIONS + " of them", part.group()));
            } else {
                Service last = services.removeLast();
                List<String> actions = new ArrayList<>(last.actions());
                for (String action :
                        part.group(1).strip().toLowerCase(Locale.ROOT).split("\\s+")) {
                    actions.add(action);
                }
                services.add(new Service(last.name(), actions));
            }
        }
        return services;
    }
}
