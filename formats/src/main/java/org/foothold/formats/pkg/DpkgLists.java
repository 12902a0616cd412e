package org.foothold.formats.pkg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/** The lists of one package: its files, their digests, which of them are configuration. */
final class DpkgLists {
    private static final int DIGITS = 2 * DigestAlgorithm.MD5.bytes();

    private final PackageFiles files;
    private final Gathered found;
    private final FileTable table;
    private final int number;
    private final String stem;
    private final byte[] digest = new byte[DigestAlgorithm.MD5.bytes()];

    DpkgLists(PackageFiles files, Gathered found, int number, String stem) {
        this.files = files;
        this.found = found;
        this.table = found.table();
        this.number = number;
        this.stem = stem;
    }

    /** Adds the files, and says when the list was written. */
    @Nullable
    Instant list() throws IOException {
        String file = stem + ".list";
        try (RandomBytes open = files.open(file)) {
            if (open != null) {
                list(file, open.all("list of files", DpkgReader.MAX_LIST));
                return open.modifiedAt();
            }
        } catch (FormatException tooLong) {
            found.lost(file, tooLong);
        }
        return null;
    }

    private void list(String file, byte[] bytes) {
        Lines lines = new Lines(bytes, bytes.length);
        int before = FileTable.NONE;
        int from = 0;
        int to = 0;
        while (lines.next()) {
            int start = lines.start();
            int stop = lines.stop();
            if (stop - start == 2 && bytes[start] == '/' && bytes[start + 1] == '.') {
                stop--;
            }
            if (start == stop || bytes[start] != '/') {
                found.lost(file, start, "path", "one that starts with /", DpkgStatus.shown(lines.text()));
                continue;
            }
            int id = add(file, bytes, start, stop);
            if (id == FileTable.NONE) {
                continue;
            }
            if (before != FileTable.NONE && under(bytes, from, to, start, stop)) {
                table.set(before, FileTable.DIRECTORY);
            }
            before = id;
            from = start;
            to = stop;
        }
    }

    // A folder stands right before the first thing that lies in it.
    private static boolean under(byte[] bytes, int from, int to, int start, int stop) {
        int length = to - from;
        return stop - start > length
                && (length == 1 || bytes[start + length] == '/')
                && Arrays.equals(bytes, from, to, bytes, start, start + length);
    }

    private int add(String file, byte[] bytes, int start, int stop) {
        if (!table.hasRoom(stop - start + 1)) {
            String most = "at most " + FileTable.MAX_FILES + " files, each of " + FileTable.MAX_PATH + " bytes";
            found.lost(file, start, "path", most, (stop - start) + " bytes, file " + table.count());
            return FileTable.NONE;
        }
        return table.add(bytes, start, stop, number);
    }

    /** Adds the digests; a file that has one and is in no list is added too. */
    void digests() throws IOException {
        String file = stem + ".md5sums";
        try (RandomBytes open = files.open(file)) {
            if (open != null) {
                digests(file, open.all("digests", DpkgReader.MAX_LIST));
            }
        } catch (FormatException tooLong) {
            found.lost(file, tooLong);
        }
    }

    private void digests(String file, byte[] bytes) {
        byte[] path = new byte[256];
        Lines lines = new Lines(bytes, bytes.length);
        boolean listed = table.count() > 0 && table.owner[table.count() - 1] == number;
        while (lines.next()) {
            int start = lines.start();
            // A name with a newline in it: md5sum writes it as \n, and a backslash before all.
            boolean escaped = start < lines.stop() && bytes[start] == '\\';
            start += escaped ? 1 : 0;
            int at = start + DIGITS;
            if (at + 2 >= lines.stop() || bytes[at] != ' ' || !hex(bytes, start)) {
                found.lost(file, lines.start(), "digest", "32 digits and a path", DpkgStatus.shown(lines.text()));
                continue;
            }
            at += bytes[at + 1] == ' ' || bytes[at + 1] == '*' ? 2 : 1;
            at += at + 1 < lines.stop() && bytes[at] == '.' && bytes[at + 1] == '/' ? 2 : 0;
            at += at < lines.stop() && bytes[at] == '/' ? 1 : 0;
            int length = lines.stop() - at;
            if (path.length < length + 1) {
                path = new byte[2 * length];
            }
            path[0] = '/';
            System.arraycopy(bytes, at, path, 1, length);
            int end = escaped ? unescape(path, length + 1) : length + 1;
            int id = table.of(path, 0, end, number);
            if (id == FileTable.NONE) {
                if (listed) {
                    String name = DpkgStatus.shown(lines.text());
                    found.flaw(file, lines.start(), "digest", "of a file in the package's list", name);
                }
                id = add(file, path, 0, end);
            }
            if (id != FileTable.NONE && table.hasRoom(0)) {
                table.digest(id, DigestAlgorithm.MD5, digest, 0);
            }
        }
    }

    private static int unescape(byte[] path, int length) {
        int to = 0;
        for (int from = 0; from < length; from++) {
            if (path[from] == '\\' && from + 1 < length) {
                from++;
                path[to++] = path[from] == 'n' ? (byte) '\n' : path[from];
            } else {
                path[to++] = path[from];
            }
        }
        return to;
    }

    private boolean hex(byte[] bytes, int from) {
        for (int i = 0; i < digest.length; i++) {
            int high = Character.digit(bytes[from + 2 * i], 16);
            int low = Character.digit(bytes[from + 2 * i + 1], 16);
            if ((high | low) < 0) {
                return false;
            }
            digest[i] = (byte) (high << 4 | low);
        }
        return true;
    }

    /** Marks what is configuration, with the digests that the status has. */
    void configuration(List<DpkgStatus.Conffile> conffiles) {
        for (DpkgStatus.Conffile conffile : conffiles) {
            byte[] value = conffile.digest().getBytes(StandardCharsets.ISO_8859_1);
            mark(conffile.path(), value.length == DIGITS && hex(value, 0));
        }
    }

    /** Marks what the package's own list of configuration files names. */
    void configuration() throws IOException {
        String file = stem + ".conffiles";
        try (RandomBytes open = files.open(file)) {
            if (open != null) {
                byte[] bytes = open.all("configuration files", DpkgReader.MAX_LIST);
                Lines lines = new Lines(bytes, bytes.length);
                while (lines.next()) {
                    String text = lines.text().strip();
                    mark(text.startsWith("remove-on-upgrade ") ? text.substring(18) : text, false);
                }
            }
        } catch (FormatException tooLong) {
            found.lost(file, tooLong);
        }
    }

    private void mark(String path, boolean hasDigest) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        int id = table.of(bytes, 0, bytes.length, number);
        // Obsolete ones are no longer in the list; dpkg still knows them by their digest.
        if (id == FileTable.NONE && path.startsWith("/")) {
            id = add(stem + ".conffiles", bytes, 0, bytes.length);
        }
        if (id != FileTable.NONE) {
            table.set(id, FileTable.CONFIGURATION);
            if (hasDigest && table.hasRoom(0)) {
                table.digest(id, DigestAlgorithm.MD5, digest, 0);
            }
        }
    }
}
