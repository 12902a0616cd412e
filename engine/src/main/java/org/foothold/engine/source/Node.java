package org.foothold.engine.source;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing in a tree that is held in memory: what is said of it, and what stands in it or where its content is. */
final class Node {
    /** What stands in it, if it is a folder. */
    final TreeMap<String, Node> children = new TreeMap<>();

    /** What is said of it; its path and key do not count. */
    Entry said;

    /** What it has in it, if it is a file; null where nothing was kept. */
    @Nullable
    Content content;

    Node(Entry said) {
        this.said = said;
    }

    /** The same with names that are no longer escaped. */
    Node decoded() {
        Node copy = new Node(said);
        copy.content = content;
        children.forEach((name, child) -> copy.children.put(Percent.decoded(name), child.decoded()));
        return copy;
    }

    /** As an entry of a tree. */
    Entry at(TargetPath path) {
        return new Entry(
                path,
                said.kind(),
                said.bytes(),
                said.mode(),
                said.uid(),
                said.gid(),
                said.device(),
                said.inode(),
                said.names(),
                said.modifiedAt(),
                said.changedAt(),
                said.accessedAt(),
                said.bornAt(),
                said.linkTarget(),
                this);
    }
}
