package org.foothold.engine.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.archive.ArchiveEntry;
import org.foothold.formats.archive.ArchiveEntry.Kind;
import org.foothold.formats.archive.TarReader;
import org.foothold.formats.archive.ZipReader;
import org.foothold.formats.unpack.Bzip2Stream;
import org.foothold.formats.unpack.XzStream;
import org.foothold.formats.unpack.ZstdStream;
import org.jspecify.annotations.Nullable;

/**
 * The files in an archive as a tree: tar, plain or packed by gzip, Zstandard, xz or bzip2, in one pass; zip by its directory.
 * What is damaged, refused or left out is among the problems; everything else is there.
 */
public final class ArchiveTree {
    /** More than this may come out of an archive only if it is not much more than went in. */
    private static final long ALWAYS = 1L << 32;

    /** What honest archives stay below; only zeros give more. */
    private static final long MAX_RATIO = 200;

    /** A tar archive that is packed, and perhaps packed again. */
    private static final int MAX_LAYERS = 3;

    private static final int BUFFER = 1 << 16;
    private static final int START = 512;

    private ArchiveTree() {}

    /** The tree of this archive. What is no archive is an IOException. */
    public static FileTree of(Path archive) throws IOException {
        FileChannel channel = FileChannel.open(archive, StandardOpenOption.READ);
        try {
            ByteBuffer start = ByteBuffer.allocate(4);
            channel.read(start, 0);
            if (ZipReader.recognises(start.array())) {
                return zip(channel);
            }
            try (InputStream in = Channels.newInputStream(channel)) {
                return tar(in);
            }
        } catch (IOException | RuntimeException wrong) {
            channel.close();
            throw wrong;
        }
    }

    /** The tree of an archive that stands in another tree, or anywhere. */
    public static FileTree of(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        if (!ZipReader.recognises(start(buffered, 4))) {
            return tar(buffered);
        }
        FileChannel scratch = Spill.scratch();
        try {
            Counted counted = new Counted(buffered);
            counted.limit(ALWAYS);
            counted.transferTo(Channels.newOutputStream(scratch));
            return zip(scratch);
        } catch (IOException | RuntimeException wrong) {
            scratch.close();
            throw wrong;
        }
    }

    /** Whether a file begins as an archive, or as something packed that may be one. */
    public static boolean recognises(byte[] start) {
        return ZipReader.recognises(start) || TarReader.recognises(start) || isPacked(start);
    }

    private static boolean isPacked(byte[] start) {
        return switch (FileKind.of(start)) {
            case GZIP, ZSTANDARD, XZ, BZIP2 -> true;
            default -> false;
        };
    }

    private static byte[] start(BufferedInputStream in, int bytes) throws IOException {
        in.mark(bytes);
        byte[] start = in.readNBytes(bytes);
        in.reset();
        return start;
    }

    private static FileTree tar(InputStream in) throws IOException {
        Counted packed = new Counted(in);
        BufferedInputStream layer = new BufferedInputStream(packed, BUFFER);
        byte[] start = start(layer, START);
        for (int i = 0; i < MAX_LAYERS && isPacked(start) && !TarReader.recognises(start); i++) {
            layer = new BufferedInputStream(unpacked(start, layer), BUFFER);
            start = start(layer, START);
        }
        if (!TarReader.recognises(start)) {
            throw new IOException("neither a tar nor a zip archive");
        }
        Counted out = new Counted(layer, packed);
        Spill spill = new Spill();
        Planting planting = new Planting();
        TarReader reader = new TarReader(out);
        try {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                Content content = entry.kind() == Kind.FILE
                        ? spill.keep(reader.content(), entry.bytes(), entry.attributes())
                        : null;
                planting.put(entry, entry.link(), content);
            }
        } catch (IOException early) {
            planting.hear("/", "the archive could not be read to its end: " + Reasons.of(early));
        } catch (RuntimeException wrong) {
            spill.close();
            throw wrong;
        }
        for (Damaged damage : reader.damaged()) {
            planting.hear("/", "the archive is damaged at " + damage.offset() + ": " + damage.reason());
        }
        return tree(planting, spill, true);
    }

    private static InputStream unpacked(byte[] start, InputStream in) throws IOException {
        return switch (FileKind.of(start)) {
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTANDARD -> new ZstdStream(in);
            case XZ -> new XzStream(in);
            case BZIP2 -> new Bzip2Stream(in);
            default -> in;
        };
    }

    private static FileTree zip(SeekableByteChannel channel) throws IOException {
        ZipReader reader;
        try {
            reader = new ZipReader(channel);
        } catch (FormatException wrong) {
            throw new IOException("zip: " + wrong.getMessage(), wrong);
        }
        Planting planting = new Planting();
        for (ArchiveEntry entry : reader.entries()) {
            String link = entry.kind() == Kind.LINK ? reader.link(entry) : null;
            planting.put(entry, link, entry.kind() == Kind.FILE ? () -> reader.open(entry) : null);
            if (!entry.readable()) {
                planting.hear(entry.name(), "its content is encrypted or packed in an unknown way");
            }
        }
        for (Damaged damage : reader.damaged()) {
            planting.hear("/", "the archive is damaged at " + damage.offset() + ": " + damage.reason());
        }
        return tree(planting, channel, false);
    }

    private static FileTree tree(Planting planting, Closeable kept, boolean attributes) {
        NodeTree tree = new NodeTree(planting.root(), kept, attributes);
        planting.problems().forEach(tree.listener());
        return tree;
    }

    /** Counts what goes by, and ends an archive that grows out of nothing. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private final @Nullable Counted packed;
        private long count;
        private long limit = Long.MAX_VALUE;

        Counted(InputStream in) {
            this(in, null);
        }

        Counted(InputStream in, @Nullable Counted packed) {
            this.in = in;
            this.packed = packed;
        }

        void limit(long most) {
            limit = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = in.read(to, from, length);
            count += Math.max(read, 0);
            boolean grows = packed != null && count > ALWAYS && count / MAX_RATIO > packed.count;
            if (grows || count > limit) {
                throw new IOException("more comes out of the archive than an honest one holds");
            }
            return read;
        }
    }
}
