package org.foothold.sigma.load;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;

/** The files of rules among paths that a user names, in order; symbolic links below a folder are not followed. */
final class RuleFiles {
    /** Folders inside each other; the deepest known collection has six. */
    private static final int MAX_DEPTH = 64;

    private final List<RuleFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final RuleLoader.Naming naming;

    RuleFiles(List<Path> paths, RuleLoader.Naming naming) {
        this.naming = naming;
        for (Path path : paths) {
            add(path);
        }
        files.sort(Comparator.comparing(RuleFile::name));
    }

    /** The files in order of name; none twice, however often its folder was named. */
    List<RuleFile> files() {
        return files;
    }

    /** What could not be looked into. */
    List<Problem> problems() {
        return problems;
    }

    private void add(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                Files.walkFileTree(path, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Walk(path));
            } else if (attributes.isRegularFile()) {
                addFile(path.toString(), path.toAbsolutePath().normalize().toString(), FileStamp.of(path, attributes));
            } else {
                unreadable(path.toString(), "this is no file");
            }
        } catch (NoSuchFileException e) {
            unreadable(path.toString(), "there is no such file or folder");
        } catch (IOException e) {
            unreadable(path.toString(), e.toString());
        }
    }

    private void addFile(String name, String place, FileStamp stamp) {
        if (seen.add(place)) {
            files.add(new RuleFile(name.replace('\\', '/'), stamp));
        }
    }

    private void unreadable(String name, String message) {
        problems.add(new Problem(new Position(name, 1, 1), Problem.Severity.REFUSED, Reason.UNREADABLE, message));
    }

    /**
     * A file of rules.
     *
     * @param name what positions call it
     */
    record RuleFile(String name, FileStamp stamp) {
        Path path() {
            return stamp.path();
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final int prefix;
        private final String place;

        Walk(Path folder) {
            this.prefix = length(folder);
            this.place = folder.toAbsolutePath().normalize().toString();
        }

        // What is below a folder is named by it and a separator, unless the folder is a root or the current one.
        private static int length(Path folder) {
            String inside = folder.resolve("x").toString();
            return inside.length() - 1;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String last = String.valueOf(file.getFileName());
            if (attributes.isRegularFile() && (last.endsWith(".yml") || last.endsWith(".yaml"))) {
                addFile(name(file), place + '/' + below(file), FileStamp.of(file, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable(name(file), e.toString());
            return FileVisitResult.CONTINUE;
        }

        private String name(Path file) {
            boolean below = naming == RuleLoader.Naming.BELOW_FOLDER;
            return below ? below(file) : file.toString();
        }

        private String below(Path file) {
            return file.toString().substring(prefix);
        }
    }
}
