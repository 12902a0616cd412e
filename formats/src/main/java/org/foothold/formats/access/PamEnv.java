package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * Variables of sessions: pam_env.conf and {@code ~/.pam_environment}, <a
 * href="https://manpages.debian.org/pam_env.conf.5">pam_env.conf(5)</a>.
 */
public record PamEnv(List<Entry> entries, List<LineDamage> bad) {
    private static final Pattern VALUE = Pattern.compile("\\s*+(DEFAULT|OVERRIDE)=(?:\"([^\"]*+)\"?|(\\S*+))");

    public PamEnv {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A variable.
     *
     * @param standard what it is if nothing else sets it; null where the line does not say
     * @param override what it is in any case; null where the line does not say
     */
    public record Entry(
            int line,
            String name,
            @Nullable String standard,
            @Nullable String override) {}

    /** What the file says. */
    public static PamEnv read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.continued(bytes, "", false, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String name = text.split("[ \t]", 2)[0];
            String standard = null;
            String override = null;
            Matcher value = VALUE.matcher(text).region(name.length(), text.length());
            int end = name.length();
            while (value.lookingAt()) {
                String found = value.group(2) != null ? value.group(2) : value.group(3);
                standard = value.group(1).equals("DEFAULT") ? found : standard;
                override = value.group(1).equals("OVERRIDE") ? found : override;
                end = value.end();
                value.region(end, text.length());
            }
            if (name.contains("=")
                    || (end < text.length() && !text.substring(end).strip().startsWith("#"))) {
                bad.add(LineDamage.loss(line.number(), "variable", "NAME DEFAULT=value OVERRIDE=value", text));
                continue;
            }
            entries.add(new Entry(line.number(), name, standard, override));
        }
        return new PamEnv(entries, bad);
    }
}
