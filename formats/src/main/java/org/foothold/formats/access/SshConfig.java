package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foothold.formats.access.SshWords.Keyword;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the OpenSSH server or client: <a
 * href="https://manpages.debian.org/sshd_config.5">sshd_config(5)</a>, <a
 * href="https://manpages.debian.org/ssh_config.5">ssh_config(5)</a>. Files that it includes are named, not read.
 */
public record SshConfig(List<Setting> settings, List<LineDamage> bad) {
    /** Settings of which each line counts, not the first alone. */
    private static final Set<String> EACH = Set.of(
            "acceptenv",
            "allowgroups",
            "allowusers",
            "certificatefile",
            "denygroups",
            "denyusers",
            "dynamicforward",
            "host",
            "hostcertificate",
            "hostkey",
            "identityfile",
            "include",
            "listenaddress",
            "localforward",
            "match",
            "port",
            "remoteforward",
            "sendenv",
            "subsystem");

    /** Settings whose value is a command: all of the rest of the line, whatever is in it. */
    private static final Set<String> COMMANDS = Set.of(
            "authorizedkeyscommand",
            "authorizedprincipalscommand",
            "forcecommand",
            "knownhostscommand",
            "localcommand",
            "proxycommand",
            "remotecommand");

    /** Criteria of Match that stand alone. */
    private static final Set<String> ALONE = Set.of("all", "canonical", "final", "invalid-user");

    public SshConfig {
        settings = List.copyOf(settings);
        bad = List.copyOf(bad);
    }

    /**
     * A line that sets something; those that begin a block are settings too.
     *
     * @param keyword in small letters
     * @param value the rest of the line as it stands there
     * @param words the value as words, without quotes and comment; of a command it is the value itself
     * @param block null before the first of them
     * @param first whether no line before it, in the same block or before all blocks, has set the same: where both
     *     hold, OpenSSH takes the first
     */
    public record Setting(
            int line,
            String keyword,
            String value,
            List<String> words,
            @Nullable Block block,
            boolean first) {
        public Setting {
            words = List.copyOf(words);
        }
    }

    /**
     * Under which conditions the settings hold that stand below it.
     *
     * @param match whether it is of Match, else of Host
     */
    public record Block(int line, boolean match, List<Criterion> criteria) {
        public Block {
            criteria = List.copyOf(criteria);
        }

        /** Whether it always holds. */
        public boolean always() {
            return criteria.stream()
                    .allMatch(one -> !one.negated()
                            && (match ? one.name().equals("all") : one.value().equals("*")));
        }
    }

    /**
     * One condition.
     *
     * @param name {@code host}, {@code user}, {@code exec}, in small letters
     * @param value patterns, or the command of exec; empty where the name stands alone
     */
    public record Criterion(String name, String value, boolean negated) {}

    /** The first line that sets something for all connections; null where none does. */
    public @Nullable Setting global(String keyword) {
        for (Setting setting : settings) {
            Block block = setting.block();
            if (setting.keyword().equals(keyword.toLowerCase(Locale.ROOT)) && (block == null || block.always())) {
                return setting;
            }
        }
        return null;
    }

    /** All lines that set something, under whatever condition. */
    public List<Setting> all(String keyword) {
        return settings.stream()
                .filter(setting -> setting.keyword().equals(keyword.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** What the file says. */
    public static SshConfig read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        Block block = null;
        Set<String> everywhere = new HashSet<>();
        Set<String> here = new HashSet<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            Keyword keyword = SshWords.keyword(line.text());
            if (keyword != null && (keyword.text().startsWith("#") || (keyword.text() + keyword.rest()).isEmpty())) {
                continue;
            }
            String name = keyword == null ? "" : keyword.text().toLowerCase(Locale.ROOT);
            String value = keyword == null ? "" : keyword.rest();
            List<String> words = COMMANDS.contains(name) ? List.of(value) : SshWords.split(value);
            if (name.isEmpty()
                    || words == null
                    || words.isEmpty()
                    || words.getFirst().isEmpty()) {
                bad.add(LineDamage.loss(line.number(), "setting", "a keyword and a value", line.text()));
                continue;
            }
            if (name.equals("host") || name.equals("match")) {
                block = new Block(line.number(), name.equals("match"), criteria(line.number(), name, words, bad));
                here.clear();
            }
            // Subsystems are told apart by their names.
            boolean first = EACH.contains(name) || !(everywhere.contains(name) || here.contains(name));
            (block == null ? everywhere : here).add(name);
            settings.add(new Setting(line.number(), name, value, words, block, first));
        }
        return new SshConfig(settings, bad);
    }

    private static List<Criterion> criteria(int line, String keyword, List<String> words, List<LineDamage> bad) {
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean negated = words.get(i).startsWith("!");
            String word = words.get(i).substring(negated ? 1 : 0);
            int equals = word.indexOf('=');
            String name = (equals < 0 ? word : word.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (keyword.equals("host")) {
                criteria.add(new Criterion("host", word, negated));
            } else if (equals > 0) {
                criteria.add(new Criterion(name, word.substring(equals + 1), negated));
            } else if (ALONE.contains(name)) {
                criteria.add(new Criterion(name, "", negated));
            } else if (i + 1 < words.size()) {
                criteria.add(new Criterion(name, words.get(++i), negated));
            } else {
                bad.add(LineDamage.loss(line, "criterion of Match", "a value", name));
            }
        }
        return criteria;
    }
}
