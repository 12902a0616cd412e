package org.foothold.engine.enrich.account;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlFiles;
import org.foothold.sigma.yaml.YamlNode;

/**
 * What facts of accounts depend on beside the logs.
 *
 * @param learning how long an account, or the log of a place, must be known before something is called new
 * @param services the names of accounts of services
 */
public record AccountSettings(Duration learning, Networks networks, ServiceNames services, Geo geo, Baseline baseline) {
    /** A week: what somebody does on every day of it is known by then. */
    public static final Duration USUAL_LEARNING = Duration.ofDays(7);

    /** Bytes of a file; the largest of ours has 4,000. */
    private static final long MOST_BYTES = 1 << 20;

    /** Networks and names as the content has them; a file that cannot be used is a problem, and costs what it would say. */
    static AccountSettings of(Path folder, YamlFiles content, List<Problem> problems) {
        Networks networks = read(folder.resolve("networks.yml"), content, Networks::read, Networks.NONE, problems);
        ServiceNames services =
                read(folder.resolve("services.yml"), content, ServiceNames::read, ServiceNames.NONE, problems);
        return new AccountSettings(USUAL_LEARNING, networks, services, Geo.none(), Baseline.NONE);
    }

    private interface Reading<T> {
        T read(YamlNode document) throws ContentException;
    }

    private static <T> T read(Path file, YamlFiles content, Reading<T> form, T none, List<Problem> problems) {
        try {
            return form.read(content.readOne(file, MOST_BYTES));
        } catch (ContentException wrong) {
            problems.add(wrong.problem());
        } catch (IOException unreadable) {
            Position start = new Position(file.toString(), 1, 1);
            problems.add(new ContentException(start, Problem.Reason.MAPPING, "unreadable: " + unreadable).problem());
        }
        return none;
    }

    /** A file of networks that the user names. */
    public static Networks networks(Path file) throws IOException, ContentException {
        return Networks.read(YamlFiles.onDisk().readOne(file, MOST_BYTES));
    }

    /** The same, with what the user says. */
    public AccountSettings with(Duration otherLearning, Networks more, Geo otherGeo, Baseline otherBaseline) {
        return new AccountSettings(otherLearning, networks.and(more), services, otherGeo, otherBaseline);
    }
}
