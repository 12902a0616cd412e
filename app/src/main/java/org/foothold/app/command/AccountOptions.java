package org.foothold.app.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.app.content.BaselineFile;
import org.foothold.engine.enrich.account.AccountSettings;
import org.foothold.engine.enrich.account.Accounts;
import org.foothold.engine.enrich.account.Baseline;
import org.foothold.engine.enrich.account.Geo;
import org.foothold.engine.enrich.account.Networks;
import org.foothold.formats.FormatException;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options for the facts of accounts. */
final class AccountOptions {
    private static final Pattern TIME = Pattern.compile("(\\d{1,4})([mhd])");

    @Option(
            names = "--geo",
            paramLabel = "FILE",
            description = "A MaxMind DB that says where addresses are: countries, cities or providers; repeatable.")
    private List<Path> geo = new ArrayList<>();

    @Option(
            names = "--networks",
            paramLabel = "FILE",
            description = "A YAML file: networks of which an address tells nothing, such as those of a company.")
    private @Nullable Path networks;

    @Option(
            names = "--learning",
            paramLabel = "TIME",
            defaultValue = "7d",
            description =
                    "How long an account must be known before something about it is new: 30m, 12h, 7d. Default: ${DEFAULT-VALUE}.")
    private String learning = "7d";

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What was known of accounts when an earlier hunt ended.")
    private @Nullable Path baseline;

    @Option(
            names = "--save-baseline",
            paramLabel = "FILE",
            description = "Write what is known of accounts when the hunt ends; the file appears when it is complete.")
    private @Nullable Path saved;

    private Geo opened = Geo.none();

    /** The enricher of accounts that the options ask for; these are the files of the content. */
    Accounts accounts(CommandLine command, YamlFiles files) {
        Duration time = learning(command);
        Networks more = networks(command);
        opened = geo(command);
        Baseline known = baseline(command);
        return Accounts.load(
                RuleOptions.content(command).folder(), files, settings -> settings.with(time, more, opened, known));
    }

    /** What is left to do when the hunt is over. */
    void finish(Accounts accounts, CommandLine command) throws IOException {
        if (opened.damaged() > 0) {
            command.getErr().println("--geo: " + opened.damaged() + " answers of databases were damaged");
        }
        if (saved != null) {
            try (Output out = Output.open(saved)) {
                BaselineFile.write(accounts.baseline(), out.stream());
                out.commit();
            }
        }
    }

    private Duration learning(CommandLine command) {
        Matcher time = TIME.matcher(learning);
        if (!time.matches()) {
            throw new ParameterException(command, "--learning: '" + learning + "' is no time such as 30m, 12h or 7d");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private Networks networks(CommandLine command) {
        if (networks == null) {
            return Networks.NONE;
        }
        try {
            return AccountSettings.networks(networks);
        } catch (IOException unreadable) {
            throw new ParameterException(command, "--networks: cannot read " + networks);
        } catch (ContentException wrong) {
            throw new ParameterException(command, "--networks: " + wrong.getMessage());
        }
    }

    private Geo geo(CommandLine command) {
        List<Path> files = new ArrayList<>();
        for (Path file : geo) {
            files.add(file);
            try {
                // Each by itself, so that the message says which.
                Geo.open(List.of(file));
            } catch (IOException unreadable) {
                throw new ParameterException(command, "--geo: cannot read " + file);
            } catch (FormatException wrong) {
                throw new ParameterException(command, "--geo: " + file + ": " + wrong.getMessage());
            }
        }
        try {
            return Geo.open(files);
        } catch (IOException unreadable) {
            throw new ParameterException(command, "--geo: cannot read " + files);
        }
    }

    private Baseline baseline(CommandLine command) {
        if (baseline == null) {
            return Baseline.NONE;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(baseline))) {
            return BaselineFile.read(in);
        } catch (IOException wrong) {
            throw new ParameterException(command, "--baseline: " + baseline + ": " + wrong.getMessage());
        }
    }
}
