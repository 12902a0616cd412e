package org.foothold.formats.evtx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The event logs among files and folders, known by their content. Links inside a folder are not followed: they may lead out of it. */
public final class EvtxFiles {
    private EvtxFiles() {}

    /**
     * A log and what it is called in output.
     *
     * @param name as given, or its place below the folder that was given, with slashes
     */
    public record Found(Path path, String name) {}

    /**
     * The logs at a target, in the order of their names; what cannot be read is handed to {@code unreadable} with the reason.
     * A target that is a file and no event log is unreadable; such files in a folder are passed over.
     */
    public static List<Found> find(Path target, BiConsumer<Path, String> unreadable) {
        List<Found> found = new ArrayList<>();
        if (Files.isDirectory(target)) {
            folder(target, target, found, unreadable);
        } else if (!Files.exists(target)) {
            unreadable.accept(target, "no such file or folder");
        } else if (!Files.isRegularFile(target)) {
            unreadable.accept(target, "no regular file");
        } else if (recognised(target, unreadable)) {
            found.add(new Found(target, target.toString()));
        } else {
            unreadable.accept(target, "not a Windows event log");
        }
        return found;
    }

    private static void folder(Path root, Path folder, List<Found> found, BiConsumer<Path, String> unreadable) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(entries::add);
        } catch (IOException why) {
            unreadable.accept(folder, why.toString());
        }
        entries.sort(null);
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folder(root, entry, found, unreadable);
            } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) && recognised(entry, unreadable)) {
                found.add(new Found(entry, root.relativize(entry).toString().replace('\\', '/')));
            }
        }
    }

    private static boolean recognised(Path file, BiConsumer<Path, String> unreadable) {
        try {
            return EvtxFile.recognises(file);
        } catch (IOException why) {
            unreadable.accept(file, why.toString());
            return false;
        }
    }
}
