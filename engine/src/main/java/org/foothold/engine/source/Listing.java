package org.foothold.engine.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.foothold.engine.model.Outcome.Result;

/**
 * Lists the files of targets: folders recursively, names in order, every file once. A symbolic link inside a folder is
 * never followed, so that no target reaches out of its root; a link that the user names is.
 */
public final class Listing {
    /** Deeper than any path a file system hands out; a folder below is reported instead of entered. */
    static final int MAX_DEPTH = 256;

    /** Where a Linux system keeps its logs; the rest of its files is state, and not looked through for logs. */
    private static final List<String> LOGS = List.of("var/log", "var/adm", "run/log", "run/utmp", "var/run/utmp");

    private final Predicate<Path> isRoot;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private Listing(Predicate<Path> isRoot) {
        this.isRoot = isRoot;
    }

    /** What stands at these targets, in their order. */
    public static List<Candidate> of(List<Path> targets) {
        return of(targets, target -> false);
    }

    /**
     * What stands at these targets, in their order.
     *
     * @param isRoot tells which of them is the root of a system, of which only the logs are listed
     */
    public static List<Candidate> of(List<Path> targets, Predicate<Path> isRoot) {
        Listing listing = new Listing(isRoot);
        targets.forEach(listing::target);
        return List.copyOf(listing.candidates);
    }

    private void target(Path target) {
        String shown = shown(target);
        if (shown.equals("-")) {
            candidates.add(new Candidate.Standard(System.in));
            return;
        }
        try {
            Path real = target.toRealPath();
            if (isRoot.test(real)) {
                logs(real);
            } else if (Files.isDirectory(real)) {
                folder(real, "", 0);
            } else {
                file(real, shown, true, Files.readAttributes(real, BasicFileAttributes.class));
            }
        } catch (NoSuchFileException absent) {
            passed(shown, true, Result.ABSENT, "no such file or folder");
        } catch (IOException unreadable) {
            passed(shown, true, Result.UNREADABLE, reason(unreadable));
        }
    }

    // A link on the way is left alone: it may lead out of the target.
    private void logs(Path root) throws IOException {
        for (String place : LOGS) {
            Path at = root;
            boolean inside = true;
            for (String part : place.split("/")) {
                at = at.resolve(part);
                inside &= !Files.isSymbolicLink(at);
            }
            if (inside && Files.isDirectory(at)) {
                folder(at, place + "/", 2);
            } else if (inside && Files.isRegularFile(at)) {
                file(at, place, false, Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            }
        }
    }

    private void folder(Path folder, String below, int depth) {
        for (Path entry : entries(folder, below)) {
            String shown = below + entry.getFileName();
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (!attributes.isDirectory()) {
                    file(entry, shown, false, attributes);
                } else if (depth == MAX_DEPTH) {
                    passed(shown, false, Result.UNREADABLE, "more than " + MAX_DEPTH + " folders deep");
                } else {
                    folder(entry, shown + "/", depth + 1);
                }
            } catch (IOException unreadable) {
                passed(shown, false, Result.UNREADABLE, reason(unreadable));
            }
        }
    }

    private List<Path> entries(Path folder, String below) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            passed(below.isEmpty() ? shown(folder) : below, below.isEmpty(), Result.UNREADABLE, reason(unreadable));
        }
        entries.sort(Comparator.comparing(entry -> Objects.toString(entry.getFileName())));
        return entries;
    }

    private void file(Path file, String shown, boolean named, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            passed(shown, named, Result.ABSENT, "a symbolic link, not followed");
        } else if (!attributes.isRegularFile()) {
            passed(shown, named, named ? Result.UNREADABLE : Result.ABSENT, "not a regular file");
        } else if (seen.add(file.toRealPath())) {
            candidates.add(new Candidate.Regular(
                    shown,
                    file,
                    named,
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        }
    }

    private void passed(String shown, boolean named, Result result, String reason) {
        candidates.add(new Candidate.Passed(shown, named, result, reason));
    }

    private static String shown(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static String reason(Exception problem) {
        return Reasons.of(
                problem instanceof DirectoryIteratorException && problem.getCause() != null
                        ? problem.getCause()
                        : problem);
    }
}
