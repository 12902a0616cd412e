package org.foothold.engine.source;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps contents of files that come by once: small ones in memory, larger ones in a file of the temp folder that only its
 * owner can read and that is gone when this is closed, and of what does not fit the beginning and the SHA-256.
 */
final class Spill implements Closeable {
    /** Configuration and scripts are smaller, nearly all of them. */
    static final int SMALL = 1 << 16;

    /** All of them on a whole system; an eighth of what a hunt may use. */
    private static final long MEMORY = 1L << 26;

    /** A database or a disk image is no foothold; programs are smaller. */
    private static final long LARGEST = 1L << 29;

    /** What a temp folder can be asked for. */
    private static final long DISK = 1L << 33;

    /** Of the rest the beginning tells what it is. */
    static final int BEGINNING = 4096;

    /** A sparse file can claim to have any size; its zeros are not worth their time. */
    private static final long MOST_HASHED = 1L << 34;

    private final byte[] buffer = new byte[SMALL];
    private final long largest;
    private @Nullable FileChannel file;
    private long inMemory;
    private long onDisk;

    Spill() {
        this(LARGEST);
    }

    /** Keeps files up to this size whole. */
    Spill(long largest) {
        this.largest = largest;
    }

    /** What was kept of a file. */
    private static final class Kept implements Content {
        private final byte[] bytes;
        private final Map<String, byte[]> attributes;
        private final @Nullable String sha256;
        private final boolean cutShort;

        Kept(byte[] bytes, Map<String, byte[]> attributes, @Nullable String sha256, boolean cutShort) {
            this.bytes = bytes;
            this.attributes = attributes;
            this.sha256 = sha256;
            this.cutShort = cutShort;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Map<String, byte[]> attributes() {
            return attributes;
        }

        @Override
        public @Nullable String sha256() {
            return sha256;
        }

        @Override
        public boolean cutShort() {
            return cutShort;
        }
    }

    /** A part of the file on disk. */
    private record Spilled(FileChannel file, long from, long length, Map<String, byte[]> attributes)
            implements Content {
        @Override
        public InputStream open() {
            return new Part(file, from, length);
        }
    }

    /** Reads what the stream gives and keeps it. */
    Content keep(InputStream in, long bytes, Map<String, byte[]> attributes) throws IOException {
        int first = in.readNBytes(buffer, 0, SMALL);
        if (first < SMALL && inMemory + first <= MEMORY) {
            inMemory += first;
            return new Kept(Arrays.copyOf(buffer, first), attributes, null, false);
        }
        if (bytes > largest || onDisk + bytes > DISK) {
            byte[] beginning = Arrays.copyOf(buffer, Math.min(first, BEGINNING));
            String sha256 = bytes > MOST_HASHED ? null : hash(in, first);
            return new Kept(beginning, attributes, sha256, first > BEGINNING);
        }
        FileChannel to = file();
        long from = onDisk;
        for (int count = first; count > 0; count = in.readNBytes(buffer, 0, SMALL)) {
            ByteBuffer part = ByteBuffer.wrap(buffer, 0, count);
            while (part.hasRemaining()) {
                onDisk += to.write(part, onDisk);
            }
        }
        return new Spilled(to, from, onDisk - from, attributes);
    }

    private String hash(InputStream in, int first) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int count = first; count > 0; count = in.readNBytes(buffer, 0, SMALL)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            file = scratch();
        }
        return file;
    }

    /** A new file of the temp folder, which is gone when it is closed. */
    static FileChannel scratch() throws IOException {
        Path place = Path.of(System.getProperty("java.io.tmpdir"), "foothold-" + UUID.randomUUID());
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(
                place,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                mine);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** A reading of a part of the file; many may go on at once. */
    private static final class Part extends InputStream {
        private final FileChannel file;
        private long at;
        private final long end;

        Part(FileChannel file, long from, long length) {
            this.file = file;
            this.at = from;
            this.end = from + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (length == 0 || at >= end) {
                return length == 0 ? 0 : -1;
            }
            int count = file.read(ByteBuffer.wrap(to, from, (int) Math.min(length, end - at)), at);
            at += Math.max(count, 0);
            return count;
        }
    }
}
