package org.foothold.engine.collect.state;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.source.Entry;
import org.foothold.engine.source.FileTree;
import org.foothold.engine.source.Home;
import org.foothold.engine.source.Homes;
import org.foothold.engine.source.Places;
import org.foothold.engine.source.TargetPath;
import org.jspecify.annotations.Nullable;

/** The files of a target that stand in a tree. */
public final class TreeSource implements StateSource {
    private static final List<TargetPath> MADE_UP =
            List.of(TargetPath.of("/dev"), TargetPath.of("/proc"), TargetPath.of("/sys"));

    private final FileTree tree;
    private final Places places;

    public TreeSource(FileTree tree) {
        this.tree = tree;
        this.places = new Places(
                tree, Homes.of(tree).stream().filter(TreeSource::onDisk).toList());
    }

    /** Accounts of the system may have a home that the kernel makes up, such as {@code /dev}: nothing can be put there. */
    private static boolean onDisk(Home home) {
        TargetPath folder = home.folder().path();
        return MADE_UP.stream().noneMatch(folder::below);
    }

    @Override
    public Match matching(String pattern) {
        Places.Matches matches = places.matching(pattern);
        List<StateFile> files = new ArrayList<>();
        for (Entry entry : matches.entries()) {
            files.add(file(entry));
        }
        return new Match(
                files,
                matches.problems().stream()
                        .map(problem -> problem.path() + ": " + problem.reason())
                        .toList());
    }

    /** The content, size and owner of a link are those of what it leads to. */
    private StateFile file(Entry entry) {
        Entry led = entry.isLink() ? tree.find(entry.path()) : entry;
        Entry told = led == null ? entry : led;
        Home home = home(entry.path());
        return new StateFile(
                entry.path().text(),
                kind(entry),
                told.bytes(),
                told.mode(),
                told.uid() == Entry.UNKNOWN ? null : Long.toString(told.uid()),
                told.gid() == Entry.UNKNOWN ? null : Long.toString(told.gid()),
                told.modifiedAt(),
                told.changedAt(),
                entry.linkTarget(),
                home == null ? null : home.folder().path().text(),
                home == null || home.users().isEmpty() ? null : home.users().getFirst(),
                () -> led != null && led.isFile() ? tree.open(led) : InputStream.nullInputStream());
    }

    /** The innermost home in which a path lies; the root of the target is nobody's. */
    private @Nullable Home home(TargetPath path) {
        Home nearest = null;
        for (Home home : places.homes()) {
            TargetPath folder = home.folder().path();
            boolean inside = path.below(folder) && !path.equals(folder) && !folder.equals(TargetPath.ROOT);
            if (inside && (nearest == null || folder.below(nearest.folder().path()))) {
                nearest = home;
            }
        }
        return nearest;
    }

    private static StateFile.Kind kind(Entry entry) {
        return switch (entry.kind()) {
            case FILE -> StateFile.Kind.FILE;
            case FOLDER -> StateFile.Kind.FOLDER;
            case LINK -> StateFile.Kind.LINK;
            default -> StateFile.Kind.OTHER;
        };
    }
}
