package org.foothold.engine.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree in which links are resolved here, part by part, and never by the system at hand (path_resolution(7)). */
abstract sealed class LinkedTree implements FileTree permits FolderTree, NodeTree {
    /** What Linux follows on the way to one file (MAXSYMLINKS). */
    static final int MAX_LINKS = 40;

    /** Links to links could make a path of any length; no honest one comes near. */
    private static final int MAX_PARTS = 4096;

    /** What Linux allows for a name, NAME_MAX, counted in characters here, so that no honest name is refused. */
    private static final int MAX_NAME = 255;

    /** More would only fill a report. */
    private static final int MAX_PROBLEMS = 10_000;

    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

    /** What stands in this folder under this name, which is neither {@code .} nor {@code ..}; no link is followed. */
    abstract @Nullable Entry child(Entry folder, String name, Problem.Listener listener);

    @Override
    public final @Nullable Entry find(TargetPath path, Problem.Listener listener) {
        return resolve(path, true, listener);
    }

    @Override
    public final @Nullable Entry look(TargetPath path, Problem.Listener listener) {
        return resolve(path, false, listener);
    }

    private @Nullable Entry resolve(TargetPath path, boolean last, Problem.Listener listener) {
        if (path.text().length() > TargetPath.MAX_LENGTH) {
            return null;
        }
        Deque<String> ahead = new ArrayDeque<>(TargetPath.parts(path.text()));
        List<Entry> way = new ArrayList<>();
        way.add(root());
        int links = 0;
        while (!ahead.isEmpty()) {
            String part = ahead.pop();
            Entry here = way.getLast();
            if (!here.isFolder() || part.length() > MAX_NAME) {
                return null;
            }
            if (part.equals("..")) {
                if (way.size() > 1) {
                    way.removeLast();
                }
            } else if (!part.equals(".")) {
                Entry next = part.indexOf('\0') >= 0 ? null : child(here, part, listener);
                if (next == null) {
                    return null;
                }
                String target = next.linkTarget();
                if (target == null || (ahead.isEmpty() && !last)) {
                    way.add(next);
                } else if (target.isEmpty()) {
                    return null;
                } else if (++links > MAX_LINKS || ahead.size() > MAX_PARTS) {
                    listener.hear(path, links > MAX_LINKS ? "symbolic links in a circle" : "a path of too many parts");
                    return null;
                } else {
                    follow(target, way, ahead);
                }
            }
        }
        return way.getLast();
    }

    private static void follow(String target, List<Entry> way, Deque<String> ahead) {
        List<String> parts = TargetPath.parts(target);
        if (target.startsWith("/")) {
            way.subList(1, way.size()).clear();
        }
        for (int i = parts.size() - 1; i >= 0; i--) {
            ahead.push(parts.get(i));
        }
    }

    /** The other tree, with the problems that are known by now: what is wrong with an archive is wrong with its parts. */
    final <T extends LinkedTree> T informed(T part) {
        problems().forEach(part.listener());
        return part;
    }

    @Override
    public final Problem.Listener listener() {
        return problem -> {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(problem);
            }
        };
    }

    @Override
    public final List<Problem> problems() {
        synchronized (problems) {
            return List.copyOf(problems);
        }
    }
}
