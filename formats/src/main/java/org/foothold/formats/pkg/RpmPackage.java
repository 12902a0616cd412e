package org.foothold.formats.pkg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/** Takes a package and its files out of a header. */
final class RpmPackage {
    private static final int FLAG_CONFIG = 1;
    private static final int FLAG_DOC = 2;
    private static final int FLAG_GHOST = 64;

    /** A file that is in place; others were replaced, left out, or lie on a shared disk. */
    private static final long STATE_NORMAL = 0;

    private static final int TYPE = 0xf000;
    private static final int TYPE_DIRECTORY = 0x4000;

    private static final int MD5_DIGITS = 32;

    /** Longer ones are cut; the longest of Fedora's packages has 30,000 characters. */
    private static final int MAX_SCRIPT = 1 << 16;

    /** The packages with the most triggers have some dozens. */
    private static final int MAX_SCRIPTS = 256;

    private final RpmHeader header;
    private final String place;
    private final String file;
    private final Gathered found;
    private final FileTable table;
    private final FileDetails details;

    RpmPackage(RpmHeader header, String file, String place, Gathered found, FileDetails details) {
        this.header = header;
        this.file = file;
        this.place = place;
        this.found = found;
        this.table = found.table();
        this.details = details;
    }

    /** Adds the package and its files. */
    void add() {
        String name = header.text(RpmTag.NAME);
        if (name.isEmpty()) {
            throw new FormatException("package", 0, "a name", "none");
        }
        // Keys that packages are signed with are kept as packages without files or version of a program.
        String version = header.text(RpmTag.VERSION) + "-" + header.text(RpmTag.RELEASE);
        if (header.has(RpmTag.EPOCH)) {
            version = header.number(RpmTag.EPOCH, 0, 0) + ":" + version;
        }
        // Seconds, of which rpm keeps 32 bits.
        long installed = header.number(RpmTag.INSTALL_TIME, 0, 0) & 0xffff_ffffL;
        int number = found.packages().size();
        found.packages()
                .add(new PackageRecord(
                        name,
                        version,
                        header.text(RpmTag.ARCH),
                        header.text(RpmTag.VENDOR),
                        header.text(RpmTag.PACKAGER),
                        "installed",
                        installed == 0 ? null : Instant.ofEpochSecond(installed),
                        place,
                        scripts()));
        files(number);
    }

    private void files(int number) {
        RpmHeader.Texts names = header.texts(header.has(RpmTag.BASE_NAMES) ? RpmTag.BASE_NAMES : RpmTag.OLD_FILE_NAMES);
        List<int[]> folders = new ArrayList<>();
        RpmHeader.Texts folder = header.texts(RpmTag.DIR_NAMES);
        while (folder.next()) {
            folders.add(new int[] {folder.start(), folder.stop()});
        }
        RpmHeader.Texts digests = header.texts(RpmTag.FILE_DIGESTS);
        RpmHeader.Texts links = header.texts(RpmTag.FILE_LINKS);
        RpmHeader.Texts users = header.texts(RpmTag.FILE_USERS);
        RpmHeader.Texts groups = header.texts(RpmTag.FILE_GROUPS);
        RpmHeader.Texts capabilities = header.texts(RpmTag.FILE_CAPS);
        DigestAlgorithm algorithm = algorithm();
        boolean based = header.has(RpmTag.BASE_NAMES);
        for (int i = 0; names.next(); i++) {
            boolean digest = digests.next();
            boolean link = links.next();
            String user = users.next() ? users.text() : "";
            String group = groups.next() ? groups.text() : "";
            String caps = capabilities.next() ? capabilities.text() : "";
            long index = header.number(RpmTag.DIR_INDEXES, i, -1);
            if (based && (index < 0 || index >= folders.size())) {
                found.lost(file, names.start(), place + ": folder", "one of " + folders.size(), Long.toString(index));
                continue;
            }
            byte[] path = path(based ? folders.get((int) index) : new int[2], names);
            if (path.length == 0 || !table.hasRoom(path.length + 1)) {
                found.lost(
                        file,
                        names.start(),
                        place + ": path",
                        "1 to " + FileTable.MAX_PATH + " bytes",
                        path.length + "");
                continue;
            }
            int id = table.add(path, 0, path.length, number);
            details.add(id);
            details.owner(id, user, group);
            details.capabilities(id, caps);
            plain(id, i);
            if (digest && algorithm != null) {
                digest(id, digests, algorithm);
            }
            if (link && links.stop() - links.start() <= FileTable.MAX_PATH) {
                details.link(id, table, header.bytes(), links.start(), links.stop());
            }
        }
    }

    private byte[] path(int[] folder, RpmHeader.Texts name) {
        int first = folder[1] - folder[0];
        byte[] path = new byte[first + name.stop() - name.start()];
        System.arraycopy(header.bytes(), folder[0], path, 0, first);
        System.arraycopy(header.bytes(), name.start(), path, first, path.length - first);
        return path;
    }

    private void plain(int id, int i) {
        long flags = header.number(RpmTag.FILE_FLAGS, i, 0);
        long mode = header.number(RpmTag.FILE_MODES, i, -1);
        mark(id, (flags & FLAG_CONFIG) != 0, FileTable.CONFIGURATION);
        mark(id, (flags & FLAG_GHOST) != 0, FileTable.GHOST);
        mark(id, (flags & FLAG_DOC) != 0, FileTable.DOCUMENTATION);
        mark(id, header.number(RpmTag.FILE_STATES, i, STATE_NORMAL) != STATE_NORMAL, FileTable.ABSENT);
        mark(id, mode != -1 && (mode & TYPE) == TYPE_DIRECTORY, FileTable.DIRECTORY);
        details.mode(id, (int) mode);
        long size = header.number(RpmTag.FILE_SIZES, i, -1);
        details.size(id, header.number(RpmTag.LONG_FILE_SIZES, i, size));
        details.modified(id, (int) header.number(RpmTag.FILE_MTIMES, i, 0));
    }

    private void mark(int id, boolean is, int flag) {
        if (is) {
            table.set(id, flag);
        }
    }

    // Empty with folders, links and ghosts. The length tells more than the tag where old packages lie beside new ones.
    private void digest(int id, RpmHeader.Texts digests, DigestAlgorithm algorithm) {
        int length = digests.stop() - digests.start();
        if (length == 0) {
            return;
        }
        DigestAlgorithm by = length == MD5_DIGITS ? DigestAlgorithm.MD5 : algorithm;
        byte[] value = Hex.bytes(header.bytes(), digests.start(), digests.stop());
        if (value == null || value.length != by.bytes()) {
            String digits = 2 * by.bytes() + " digits";
            found.lost(file, digests.start(), place + ": digest", digits, DpkgStatus.shown(digests.text()));
        } else if (table.hasRoom(0)) {
            table.digest(id, by, value, 0);
        }
    }

    // The numbers are those of OpenPGP (RFC 9580, 9.5).
    private @Nullable DigestAlgorithm algorithm() {
        long number = header.number(RpmTag.FILE_DIGEST_ALGORITHM, 0, 1);
        return switch ((int) number) {
            case 1 -> DigestAlgorithm.MD5;
            case 2 -> DigestAlgorithm.SHA1;
            case 8 -> DigestAlgorithm.SHA256;
            case 9 -> DigestAlgorithm.SHA384;
            case 10 -> DigestAlgorithm.SHA512;
            case 11 -> DigestAlgorithm.SHA224;
            default -> {
                found.flaw(file, 0, place + ": algorithm of digests", "one of OpenPGP's", Long.toString(number));
                yield null;
            }
        };
    }

    private List<PackageScript> scripts() {
        List<PackageScript> scripts = new ArrayList<>();
        for (RpmTag.Script script : RpmTag.SCRIPTS) {
            // A script may be a program alone: "%post -p /sbin/ldconfig".
            if (header.has(script.body()) || header.has(script.program())) {
                scripts.add(script(script.kind(), program(script.program()), header.text(script.body())));
            }
        }
        for (RpmTag.Trigger trigger : RpmTag.TRIGGERS) {
            triggers(trigger, scripts);
        }
        return scripts;
    }

    // The program of a script may have arguments: they stand behind it.
    private String program(int tag) {
        RpmHeader.Texts words = header.texts(tag);
        List<String> program = new ArrayList<>();
        while (program.size() < MAX_SCRIPTS && words.next()) {
            program.add(words.text());
        }
        return String.join(" ", program);
    }

    private void triggers(RpmTag.Trigger trigger, List<PackageScript> scripts) {
        RpmHeader.Texts bodies = header.texts(trigger.body());
        RpmHeader.Texts programs = header.texts(trigger.program());
        List<String> names = new ArrayList<>();
        RpmHeader.Texts texts = header.texts(trigger.name());
        while (names.size() < MAX_SCRIPTS && texts.next()) {
            names.add(texts.text());
        }
        for (int i = 0; scripts.size() < MAX_SCRIPTS && bodies.next(); i++) {
            StringBuilder of = new StringBuilder(trigger.kind());
            String separator = " -- ";
            for (int n = 0; n < names.size(); n++) {
                if (header.number(trigger.index(), n, -1) == i) {
                    of.append(separator).append(names.get(n));
                    separator = ", ";
                }
            }
            scripts.add(script(of.toString(), programs.next() ? programs.text() : "", bodies.text()));
        }
    }

    private PackageScript script(String kind, String program, String body) {
        String cut = body.length() <= MAX_SCRIPT ? body : body.substring(0, MAX_SCRIPT);
        return new PackageScript(kind, program.isEmpty() ? null : program, file, cut);
    }
}
