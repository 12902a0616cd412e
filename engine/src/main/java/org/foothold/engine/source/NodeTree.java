package org.foothold.engine.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree whose folders are held in memory, as those of an archive are. */
final class NodeTree extends LinkedTree {
    private final Entry root;
    private final Closeable kept;
    private final boolean attributes;

    /** A tree that begins at this node; closing it closes what its contents are kept in. */
    NodeTree(Node root, Closeable kept, boolean attributes) {
        this.root = root.at(TargetPath.ROOT);
        this.kept = kept;
        this.attributes = attributes;
    }

    /** The same files, whose names were escaped by percent signs. */
    NodeTree escaped() {
        return informed(new NodeTree(((Node) root.key()).decoded(), kept, attributes));
    }

    @Override
    public Entry root() {
        return root;
    }

    @Override
    @Nullable
    Entry child(Entry folder, String name, Problem.Listener listener) {
        Node node = ((Node) folder.key()).children.get(name);
        return node == null ? null : node.at(folder.path().child(name));
    }

    @Override
    public List<Entry> list(Entry folder, Problem.Listener listener) {
        List<Entry> entries = new ArrayList<>();
        ((Node) folder.key())
                .children.forEach(
                        (name, node) -> entries.add(node.at(folder.path().child(name))));
        return entries;
    }

    @Override
    public InputStream open(Entry file) throws IOException {
        Content content = ((Node) file.key()).content;
        if (!file.isFile() || content == null) {
            String reason = file.isFile() ? "its content is not in the archive" : "not a regular file";
            throw new FileSystemException(file.path().text(), null, reason);
        }
        return content.open();
    }

    @Override
    public byte @Nullable [] attribute(Entry entry, String name) {
        Content content = ((Node) entry.key()).content;
        byte[] value = content == null ? null : content.attributes().get(name);
        return value == null ? null : value.clone();
    }

    @Override
    public boolean readsAttributes() {
        return attributes;
    }

    @Override
    public @Nullable String sha256(Entry file) {
        Content content = ((Node) file.key()).content;
        return content == null ? null : content.sha256();
    }

    @Override
    public boolean cutShort(Entry file) {
        Content content = ((Node) file.key()).content;
        return content != null && content.cutShort();
    }

    @Override
    public FileTree below(Entry folder) {
        return informed(new NodeTree((Node) folder.key(), kept, attributes));
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }
}
