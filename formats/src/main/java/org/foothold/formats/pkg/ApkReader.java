package org.foothold.formats.pkg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the database of apk (https://wiki.alpinelinux.org/wiki/Apk_spec, "installed database"): lines of a letter and a
 * value, an empty line behind each package. Owners are numbers as text.
 */
public final class ApkReader {
    /** Of old, and on systems whose {@code /lib} is {@code /usr/lib}. */
    static final List<String> FOLDERS = List.of("/lib/apk/db", "/usr/lib/apk/db");

    /** All of Alpine in one file takes 300 MB; systems have some. */
    private static final int MAX_DATABASE = 1 << 28;

    /** What apk takes as right where nothing is said. */
    private static final int FOLDER_MODE = 0x4000 | 0755;

    private static final int FILE_MODE = 0x8000 | 0644;
    private static final int LINK_MODE = 0xa000;
    private static final int RIGHTS = 07777;
    private static final String ROOT = "0";

    private final String file;
    private final byte[] bytes;
    private final Gathered found;
    private final FileDetails details;
    private final Map<String, List<PackageScript>> scripts;

    private String name = "";
    private String version = "";
    private String arch = "";
    private String maintainer = "";
    private byte[] folder = new byte[0];
    private int last = FileTable.NONE;
    private int firstLine;
    private boolean some;

    private ApkReader(
            String file, byte[] bytes, Gathered found, FileDetails details, Map<String, List<PackageScript>> scripts) {
        this.file = file;
        this.bytes = bytes;
        this.found = found;
        this.details = details;
        this.scripts = scripts;
    }

    /**
     * Reads the database of a target.
     *
     * @return null where it has none
     */
    public static @Nullable PackageDatabase read(PackageFiles files) throws IOException {
        FileDetails details = new FileDetails();
        Gathered found = Gathered.with(details);
        for (String where : FOLDERS) {
            String file = where + "/installed";
            try (RandomBytes open = files.open(file)) {
                if (open == null) {
                    continue;
                }
                byte[] bytes = open.all("database", MAX_DATABASE);
                new ApkReader(file, bytes, found, details, ApkScripts.read(files, where, found)).read();
            } catch (FormatException tooLong) {
                found.lost(file, tooLong);
            }
            return new PackageDatabase(PackageSystem.APK, found, List.of(), List.of());
        }
        return null;
    }

    private void read() {
        Lines lines = new Lines(bytes, bytes.length);
        while (lines.next()) {
            if (lines.isEmpty()) {
                end(lines.start());
                continue;
            }
            if (lines.stop() - lines.start() < 2 || bytes[lines.start() + 1] != ':') {
                found.flaw(file, lines.start(), "line", "a letter and a colon", DpkgStatus.shown(lines.text()));
                continue;
            }
            if (!some) {
                some = true;
                firstLine = lines.number();
            }
            line((char) bytes[lines.start()], lines.start() + 2, lines.stop());
        }
        end(bytes.length);
    }

    private void line(char letter, int from, int to) {
        switch (letter) {
            case 'P' -> name = Text.of(bytes, from, to);
            case 'V' -> version = Text.of(bytes, from, to);
            case 'A' -> arch = Text.of(bytes, from, to);
            case 'm' -> maintainer = Text.of(bytes, from, to);
            case 'F' -> folder(from, to);
            case 'R' -> file(from, to);
            case 'M', 'a' -> rights(letter, from, to);
            case 'Z' -> digest(from, to);
            default -> {
                // Of the rest, nothing is asked.
            }
        }
    }

    private void folder(int from, int to) {
        folder = new byte[to - from + 2];
        folder[0] = '/';
        System.arraycopy(bytes, from, folder, 1, to - from);
        boolean root = from == to;
        folder[to - from + 1] = '/';
        folder = root ? new byte[] {'/'} : folder;
        last = add(folder, root ? 1 : folder.length - 1, from, FOLDER_MODE);
        if (last != FileTable.NONE) {
            found.table().set(last, FileTable.DIRECTORY);
        }
    }

    private void file(int from, int to) {
        byte[] path = Arrays.copyOf(folder, folder.length + to - from);
        System.arraycopy(bytes, from, path, folder.length, to - from);
        last = add(path, path.length, from, FILE_MODE);
        // apk keeps what was changed only below its protected paths, of which /etc is built in.
        if (last != FileTable.NONE && Text.of(path, 0, Math.min(path.length, 5)).equals("/etc/")) {
            found.table().set(last, FileTable.CONFIGURATION);
        }
    }

    private int add(byte[] path, int length, int offset, int mode) {
        if (found.packages().size() >= Gathered.MAX_PACKAGES || !found.table().hasRoom(length + 1)) {
            String most = "at most " + FileTable.MAX_FILES + " files, each of " + FileTable.MAX_PATH + " bytes";
            found.lost(
                    file,
                    offset,
                    "path",
                    most,
                    length + " bytes, file " + found.table().count());
            return FileTable.NONE;
        }
        int id = found.table().add(path, 0, length, found.packages().size());
        details.add(id);
        details.mode(id, mode);
        details.owner(id, ROOT, ROOT);
        return id;
    }

    // USER:GROUP:MODE, in octal, and perhaps the digest of the extended attributes.
    private void rights(char letter, int from, int to) {
        String[] words = Text.of(bytes, from, to).split(":", 4);
        if (last == FileTable.NONE) {
            return;
        }
        try {
            int rights = Integer.parseInt(words.length < 3 ? "" : words[2], 8) & RIGHTS;
            int type = letter == 'M' ? FOLDER_MODE : rights == 0777 ? LINK_MODE : FILE_MODE;
            details.mode(last, (type & ~RIGHTS) | rights);
            details.owner(last, words[0], words[1]);
        } catch (NumberFormatException no) {
            found.flaw(file, from, "rights", "user, group and mode", DpkgStatus.shown(Text.of(bytes, from, to)));
        }
    }

    private void digest(int from, int to) {
        if (last == FileTable.NONE) {
            return;
        }
        String text = Text.of(bytes, from, to);
        DigestAlgorithm algorithm = text.startsWith("Q1")
                ? DigestAlgorithm.SHA1
                : text.startsWith("Q2") ? DigestAlgorithm.SHA256 : DigestAlgorithm.MD5;
        byte[] value = algorithm == DigestAlgorithm.MD5 ? Hex.bytes(bytes, from, to) : base64(text.substring(2));
        if (value == null || value.length != algorithm.bytes()) {
            found.lost(file, from, "digest", algorithm.bytes() + " bytes", DpkgStatus.shown(text));
        } else if (found.table().hasRoom(0)) {
            found.table().digest(last, algorithm, value, 0);
        }
    }

    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    private void end(int offset) {
        if (some && found.packages().size() < Gathered.MAX_PACKAGES) {
            if (name.isEmpty()) {
                found.flaw(file, offset, "package", "a name", "none");
            }
            List<PackageScript> own = scripts.getOrDefault(name + "-" + version, List.of());
            String place = file + ":" + firstLine;
            found.packages().add(new PackageRecord(name, version, arch, "", maintainer, "installed", null, place, own));
        }
        name = "";
        version = "";
        arch = "";
        maintainer = "";
        folder = new byte[] {'/'};
        last = FileTable.NONE;
        some = false;
    }
}
