package org.foothold.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes: standard output, or a file that appears under its name only when it is complete. A device or a
 * pipe is written directly.
 */
final class Output implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream stream;
    private final @Nullable Path file;
    private final @Nullable Path draft;

    private Output(OutputStream stream, @Nullable Path file, @Nullable Path draft) {
        this.stream = new BufferedOutputStream(stream, BUFFER);
        this.file = file;
        this.draft = draft;
    }

    /** Standard output where there is no file. */
    static Output open(@Nullable Path file) throws IOException {
        if (file == null) {
            return new Output(new FileOutputStream(FileDescriptor.out), null, null);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Output(new FileOutputStream(file.toFile()), null, null);
        }
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path draft = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        return new Output(new FileOutputStream(draft.toFile()), target, draft);
    }

    OutputStream stream() {
        return stream;
    }

    /** Everything was written: the file takes its name. */
    void commit() throws IOException {
        stream.close();
        if (file != null && draft != null) {
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException notAtOnce) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Without a {@link #commit} nothing is left of the file. */
    @Override
    public void close() throws IOException {
        if (draft != null) {
            Files.deleteIfExists(draft);
        }
    }
}
