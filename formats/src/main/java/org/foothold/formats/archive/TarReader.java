package org.foothold.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.archive.ArchiveEntry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads tar archives in one pass: v7, ustar, GNU (long names and links, sparse files, base-256 numbers) and pax with global
 * headers, sparse files and extended attributes (tar(5) of libarchive, pax(1) of POSIX, and the manual of GNU tar). A header
 * that is damaged costs its entry; the next one is looked for. What stands behind the end is read too.
 */
public final class TarReader {
    /** What names, links and extended attributes of one entry may need; Linux keeps 64 KiB of attributes. */
    static final int MAX_HEADER = 1 << 20;

    /** A whole system has a million files. */
    static final int MAX_ENTRIES = 5_000_000;

    /** More damage is more of the same. */
    private static final int MAX_DAMAGED = 1000;

    private static final int MAX_DIGITS = 20;

    private final InputStream in;
    private final byte[] block = new byte[TarHeader.SIZE];
    private final List<Damaged> damaged = new ArrayList<>();
    private PaxRecords global = new PaxRecords();
    private @Nullable InputStream content;
    private long offset;
    private long left;
    private int entries;
    private boolean lost;

    /** Reads what the stream gives, unpacked; closing is the caller's. */
    public TarReader(InputStream in) {
        this.in = in;
    }

    /** Whether a file begins as a tar archive does; a valid first header is asked for. */
    public static boolean recognises(byte[] start) {
        if (start.length < TarHeader.SIZE) {
            return false;
        }
        TarHeader header = new TarHeader(Arrays.copyOf(start, TarHeader.SIZE), 0);
        try {
            return start[0] != 0 && header.checksumValid();
        } catch (FormatException none) {
            return false;
        }
    }

    /** What was damaged so far. */
    public List<Damaged> damaged() {
        return List.copyOf(damaged);
    }

    /** The content of the entry that was given last; it ends with the next one. */
    public InputStream content() {
        return content == null ? InputStream.nullInputStream() : content;
    }

    /** The next entry; null at the end. An exception of the stream is handed on. */
    public @Nullable ArchiveEntry next() throws IOException {
        PaxRecords own = new PaxRecords();
        String name = null;
        String link = null;
        while (true) {
            TarHeader header = header();
            if (header == null) {
                return null;
            }
            try {
                switch (header.type()) {
                    case 'L' -> name = text(header);
                    case 'K' -> link = text(header);
                    case 'x', 'X' -> own.add(load(header), header.offset());
                    case 'g' -> global.add(load(header), header.offset());
                    case 'V' -> begin(header.bytes());
                    default -> {
                        return entry(header, own.over(global), name, link);
                    }
                }
            } catch (FormatException wrong) {
                damage(Damaged.of(wrong));
                own = new PaxRecords();
                name = null;
                link = null;
            }
        }
    }

    private @Nullable TarHeader header() throws IOException {
        finish();
        while (true) {
            int count = in.readNBytes(block, 0, TarHeader.SIZE);
            if (count < TarHeader.SIZE) {
                if (count > 0) {
                    damage(new Damaged(offset, "header", "512 bytes", count + " bytes", true));
                }
                return null;
            }
            TarHeader header = new TarHeader(block.clone(), offset);
            offset += TarHeader.SIZE;
            if (!header.isEmpty()) {
                if (valid(header)) {
                    lost = false;
                    return header;
                }
                if (!lost) {
                    damage(new Damaged(offset - TarHeader.SIZE, "header", "a valid checksum", "another", true));
                }
                lost = true;
            }
        }
    }

    private static boolean valid(TarHeader header) {
        try {
            return header.checksumValid();
        } catch (FormatException wrong) {
            return false;
        }
    }

    private void damage(Damaged what) {
        if (damaged.size() < MAX_DAMAGED) {
            damaged.add(what);
        }
    }

    private void begin(long bytes) {
        left = rounded(bytes);
    }

    private void finish() throws IOException {
        content = null;
        long skipped = left > 0 ? skip(left) : 0;
        if (skipped < left) {
            damage(new Damaged(offset, "content", left + " bytes more", "the end", true));
        }
        offset += skipped;
        left = 0;
    }

    // InputStream.skip may give nothing before the end.
    private long skip(long count) throws IOException {
        byte[] waste = new byte[(int) Math.min(count, 1 << 16)];
        long done = 0;
        while (done < count) {
            int read = in.read(waste, 0, (int) Math.min(waste.length, count - done));
            if (read < 0) {
                break;
            }
            done += read;
        }
        return done;
    }

    private byte[] load(TarHeader header) throws IOException {
        long bytes = header.bytes();
        begin(bytes);
        if (bytes > MAX_HEADER) {
            throw new FormatException("extended header", header.offset(), "at most " + MAX_HEADER, bytes + " bytes");
        }
        byte[] loaded = in.readNBytes((int) bytes);
        left -= loaded.length;
        offset += loaded.length;
        if (loaded.length < bytes) {
            left = 0;
            throw new FormatException("extended header", header.offset(), bytes + " bytes", "the end");
        }
        return loaded;
    }

    private String text(TarHeader header) throws IOException {
        byte[] loaded = load(header);
        return ArchiveText.field(loaded, 0, loaded.length);
    }

    private ArchiveEntry entry(TarHeader header, PaxRecords pax, @Nullable String longName, @Nullable String longLink)
            throws IOException {
        if (++entries > MAX_ENTRIES) {
            throw new IOException("tar: more than " + MAX_ENTRIES + " entries");
        }
        String name = first(pax.text("GNU.sparse.name"), pax.text("path"), longName, header.name());
        Kind kind = kind(header.type(), name);
        boolean hasContent = kind == Kind.FILE || kind == Kind.OTHER || header.type() == 'D';
        long packed = hasContent ? pax.number("size", header.bytes(), header.offset()) : 0;
        if (packed < 0) {
            throw new FormatException("size", header.offset(), "a number from zero", String.valueOf(packed));
        }
        begin(packed);
        long bytes = packed;
        Holes holes = null;
        if (header.type() == 'S') {
            holes = oldHoles(header);
            bytes = header.number("real size", 483, 12);
        } else if (pax.has("GNU.sparse.major") || pax.holes() != null) {
            holes = pax.holes() == null ? holesInContent(header) : holes(pax.holes(), header);
            bytes = pax.number("GNU.sparse.realsize", pax.number("GNU.sparse.size", 0, 0), header.offset());
        }
        InputStream whole = new Body(Math.max(0, packed - (rounded(packed) - left)));
        content = holes == null ? whole : holes.over(whole, bytes);
        Instant modified = pax.time("mtime");
        Instant changed = pax.time("ctime");
        boolean linked = kind == Kind.LINK || kind == Kind.HARD_LINK;
        return new ArchiveEntry(
                header.offset(),
                name,
                kind,
                kind == Kind.FOLDER ? 0 : bytes,
                header.mode(),
                pax.number("uid", header.uid(), header.offset()),
                pax.number("gid", header.gid(), header.offset()),
                modified != null ? modified : seconds(header),
                changed,
                pax.time("atime"),
                pax.time("LIBARCHIVE.creationtime"),
                linked ? first(pax.text("linkpath"), longLink, header.link()) : null,
                first(pax.text("uname"), header.user()),
                pax.attributes(),
                true);
    }

    private static long rounded(long bytes) {
        return bytes > Long.MAX_VALUE - TarHeader.SIZE ? bytes : (bytes + TarHeader.SIZE - 1) & -TarHeader.SIZE;
    }

    private static String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    // Beyond these no Instant is.
    private static @Nullable Instant seconds(TarHeader header) {
        long seconds = header.modified();
        return Math.abs(seconds) > 1L << 40 ? null : Instant.ofEpochSecond(seconds);
    }

    private static Kind kind(char type, String name) {
        return switch (type) {
            case 0, '0', '7', 'S' -> type == 0 && name.endsWith("/") ? Kind.FOLDER : Kind.FILE;
            case '1' -> Kind.HARD_LINK;
            case '2' -> Kind.LINK;
            case '3' -> Kind.CHARACTER_DEVICE;
            case '4' -> Kind.BLOCK_DEVICE;
            case '5', 'D' -> Kind.FOLDER;
            case '6' -> Kind.FIFO;
            default -> Kind.OTHER;
        };
    }

    private Holes oldHoles(TarHeader header) throws IOException {
        Holes holes = new Holes();
        TarHeader map = header;
        int at = 386;
        int count = 4;
        boolean more = header.says(482);
        while (true) {
            for (int i = 0; i < count; i++, at += 24) {
                if (map.says(at)) {
                    holes.add(
                            map.number("sparse offset", at, 12), map.number("sparse size", at + 12, 12), map.offset());
                }
            }
            if (!more) {
                return holes;
            }
            byte[] next = in.readNBytes(TarHeader.SIZE);
            if (next.length < TarHeader.SIZE) {
                throw new FormatException("sparse map", offset, "512 bytes", next.length + " bytes");
            }
            map = new TarHeader(next, offset);
            offset += TarHeader.SIZE;
            at = 0;
            count = 21;
            more = next[504] != 0;
        }
    }

    private static Holes holes(@Nullable String text, TarHeader header) {
        Holes holes = new Holes();
        String[] numbers = text == null ? new String[0] : text.split(",", -1);
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            holes.add(decimal(numbers[i], header), decimal(numbers[i + 1], header), header.offset());
        }
        return holes;
    }

    private Holes holesInContent(TarHeader header) throws IOException {
        Holes holes = new Holes();
        long before = left;
        long count = line(header);
        for (long i = 0; i < count; i++) {
            holes.add(line(header), line(header), header.offset());
        }
        long rest = -(before - left) & (TarHeader.SIZE - 1);
        while (rest-- > 0 && left > 0) {
            step();
        }
        return holes;
    }

    private long line(TarHeader header) throws IOException {
        StringBuilder digits = new StringBuilder();
        int next = step();
        while (next != '\n' && digits.length() < MAX_DIGITS) {
            digits.append((char) next);
            next = step();
        }
        return decimal(digits.toString(), header);
    }

    private int step() throws IOException {
        int next = left > 0 ? in.read() : -1;
        if (next < 0) {
            throw new FormatException("sparse map", offset, "a number in a line", "the end");
        }
        left--;
        offset++;
        return next;
    }

    private static long decimal(String digits, TarHeader header) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException wrong) {
            throw new FormatException("sparse map", header.offset(), "a number", "another text");
        }
    }

    /** What an entry has in the archive. */
    private final class Body extends InputStream {
        private long rest;

        Body(long bytes) {
            this.rest = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (length == 0 || rest <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = in.read(to, from, (int) Math.min(length, rest));
            if (count > 0) {
                rest -= count;
                left -= count;
                offset += count;
            }
            return count;
        }
    }
}
