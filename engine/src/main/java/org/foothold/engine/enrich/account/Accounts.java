package org.foothold.engine.enrich.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.States;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlDocument;
import org.foothold.sigma.yaml.YamlFiles;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Knows how accounts are used: adds to events of logons and of changes to accounts what is new about them, how long the account
 * slept, how fast it travelled. What an event says of an account is told by the part {@code account:} of its feeder.
 */
public final class Accounts implements Enricher {
    /** The names of all facts of accounts. */
    public static final List<String> FACTS =
            Facts.NAMES.stream().map(name -> Facts.PREFIX + name).toList();

    /** Bytes of a file of feeders; the largest of ours has 6,000. */
    private static final long MOST_BYTES = 1 << 20;

    private final Map<String, Feeder> feeders;
    private final List<Problem> problems;
    private final AccountSettings settings;
    private @Nullable AccountCourse course;

    private Accounts(Map<String, Feeder> feeders, List<Problem> problems, AccountSettings settings) {
        this.feeders = feeders;
        this.problems = List.copyOf(problems);
        this.settings = settings;
    }

    /**
     * Fed by those rules of the content that have a part {@code account:}.
     *
     * @param files the files of the content, which may have been read before
     * @param more what the user adds to the settings that the content gives
     */
    public static Accounts load(Path content, YamlFiles files, UnaryOperator<AccountSettings> more) {
        Path folder = content.resolve("enrich");
        Map<String, Feeder> feeders = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        AccountSettings settings = more.apply(AccountSettings.of(content.resolve("accounts"), files, problems));
        try {
            for (Path file : files.in(folder)) {
                for (YamlDocument document : files.read(file, MOST_BYTES)) {
                    // A document that cannot be read is told of by the loader of rules.
                    if (document instanceof YamlDocument.Read read) {
                        add(read.root(), feeders, problems);
                    }
                }
            }
        } catch (IOException e) {
            problems.add(new ContentException(
                            new Position(folder.toString(), 1, 1), Problem.Reason.MAPPING, "unreadable: " + e)
                    .problem());
        }
        return new Accounts(feeders, problems, settings);
    }

    private static void add(YamlNode root, Map<String, Feeder> feeders, List<Problem> problems) {
        try {
            YamlNode.Mapping rule = Yaml.map(root);
            YamlNode account = rule.get("account");
            if (account != null) {
                Feeder feeder = Feeder.read(Yaml.text(Yaml.required(rule, "name")), account);
                if (feeders.putIfAbsent(feeder.rule(), feeder) != null) {
                    throw Yaml.refused(rule, "the name '" + feeder.rule() + "' stands twice");
                }
            }
        } catch (ContentException wrong) {
            problems.add(wrong.problem());
        }
    }

    /** What of the folder could not be used. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public List<String> facts() {
        return FACTS;
    }

    @Override
    public Map<String, List<String>> feeders() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        feeders.forEach((name, feeder) -> fields.put(name, feeder.fields()));
        return fields;
    }

    @Override
    public List<String> asks() {
        return List.of();
    }

    @Override
    public Course begin(States states) {
        AccountCourse begun = new AccountCourse(settings, feeders, states);
        course = begun;
        return begun;
    }

    /** What is known by the end of the hunt that began last. */
    public Baseline baseline() {
        return course == null ? settings.baseline() : course.baseline();
    }
}
