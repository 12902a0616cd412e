package org.foothold.engine.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands at places as artifacts write them ({@code /etc/cron.d/*}, {@code ~/.config/autostart/*.desktop},
 * {@code /usr/lib/python*}{@code /site-packages/**}). Only the folders that a pattern needs are listed. Links on the way are followed inside
 * the target; a link that stands at the place itself is given as it is.
 */
public final class Places {
    /** As deep below its beginning {@code **} goes; packages and web roots stay above it. */
    static final int MAX_DEPTH = 32;

    private final FileTree tree;
    private final List<Home> homes;

    /** Places in this tree, with its homes as the target's own accounts tell them. */
    public Places(FileTree tree) {
        this(tree, Homes.of(tree));
    }

    /** Places in this tree, with these homes. */
    public Places(FileTree tree, List<Home> homes) {
        this.tree = tree;
        this.homes = List.copyOf(homes);
    }

    /** The homes of the target. */
    public List<Home> homes() {
        return homes;
    }

    /**
     * What stands at the places of one pattern.
     *
     * @param entries each once, by where it really stands, sorted
     * @param problems where it cannot be said whether something stands there
     */
    public record Matches(List<Entry> entries, List<Problem> problems) {
        public Matches {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }
    }

    /** Everything that stands at these places; what is wrong with a pattern is an IllegalArgumentException. */
    public Matches matching(String pattern) {
        Search search = new Search();
        for (PathPattern one : PathPattern.of(pattern)) {
            if (one.home()) {
                homes.forEach(home -> search.go(home.folder(), one.parts(), 0, 0));
            } else {
                search.go(tree.root(), one.parts(), 0, 0);
            }
        }
        return new Matches(List.copyOf(search.found.values()), search.problems);
    }

    /** One search, which gives every entry once. */
    private final class Search {
        private final TreeMap<TargetPath, Entry> found = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Problem.Listener listener = problems::add;
        private final Set<TargetPath> wandered = new HashSet<>();

        void go(Entry here, List<String> parts, int at, int depth) {
            if (at == parts.size()) {
                found.put(here.path(), here);
                return;
            }
            String part = parts.get(at);
            boolean last = at == parts.size() - 1;
            if (part.equals(PathPattern.ANY_DEPTH)) {
                wander(here, parts, at, depth);
            } else if (PathPattern.isName(part)) {
                step(tree.look(here.path().child(part), listener), last, parts, at);
            } else {
                for (Entry entry : tree.list(here, listener)) {
                    if (PathPattern.matches(part, entry.name())) {
                        step(entry, last, parts, at);
                    }
                }
            }
        }

        private void step(@Nullable Entry entry, boolean last, List<String> parts, int at) {
            Entry next = entry == null || last || !entry.isLink() ? entry : tree.find(entry.path(), listener);
            if (next != null && (last || next.isFolder())) {
                go(next, parts, at + 1, 0);
            }
        }

        // No link is followed here, so that no circle is walked; a last ** means everything below.
        private void wander(Entry here, List<String> parts, int at, int depth) {
            if (depth == 0 && !wandered.add(here.path())) {
                return;
            }
            boolean last = at == parts.size() - 1;
            if (!last) {
                go(here, parts, at + 1, 0);
            }
            for (Entry entry : tree.list(here, listener)) {
                if (last) {
                    found.put(entry.path(), entry);
                }
                if (entry.isFolder() && depth < MAX_DEPTH) {
                    wander(entry, parts, at, depth + 1);
                } else if (entry.isFolder()) {
                    listener.hear(entry.path(), "more than " + MAX_DEPTH + " folders deep");
                }
            }
        }
    }
}
