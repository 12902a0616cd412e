package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One file of the system at hand as a tree of one, with its name below the root. */
public final class SingleFile {
    private SingleFile() {}

    /** The tree of this file. The user named it, so links on the way to it are followed. */
    public static FileTree of(Path file) throws IOException {
        Path real = file.toRealPath();
        Entry seen = HostFiles.read(real, TargetPath.ROOT);
        if (!seen.isFile()) {
            throw new NoSuchFileException(file.toString(), null, "not a regular file");
        }
        Node root = new Node(Nodes.folder());
        Node node = new Node(seen);
        node.content = new Content() {
            @Override
            public InputStream open() throws IOException {
                return new Limited(HostFiles.open(seen), seen.bytes());
            }
        };
        root.children.put(HostNames.of(real), node);
        return new NodeTree(root, () -> {}, false);
    }
}
