package org.foothold.formats.pkg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a package database tells: which packages there are, and which file is whose. It is kept in few arrays, and several
 * threads may ask at once.
 */
public final class PackageDatabase {
    private static final List<String> MERGED =
            List.of("/bin/", "/sbin/", "/lib/", "/lib32/", "/lib64/", "/libx32/", "/libo32/");
    private static final String USR = "/usr";

    private final PackageSystem system;
    private final List<PackageRecord> packages;
    private final FileTable table;
    private final @Nullable FileDetails details;
    private final List<Diversion> diversions;
    private final List<Alternative> alternatives;
    private final List<PackageDamage> damages;
    private final Map<String, Diversion> divertedFrom = new HashMap<>();
    private final Map<String, Diversion> divertedTo = new HashMap<>();

    PackageDatabase(
            PackageSystem system, Gathered gathered, List<Diversion> diversions, List<Alternative> alternatives) {
        this.system = system;
        this.packages = List.copyOf(gathered.packages());
        this.table = gathered.table();
        this.details = gathered.details();
        this.diversions = List.copyOf(diversions);
        this.alternatives = List.copyOf(alternatives);
        this.damages = List.copyOf(gathered.damages());
        for (Diversion diversion : diversions) {
            divertedFrom.putIfAbsent(diversion.path(), diversion);
            divertedTo.putIfAbsent(diversion.to(), diversion);
        }
        table.trim();
    }

    /**
     * Reads every package database of a target: dpkg's, rpm's and apk's, as far as there are any. One that cannot be read
     * at all is there with its damage and without packages.
     */
    public static List<PackageDatabase> readAll(PackageFiles files) throws IOException {
        List<PackageDatabase> found = new ArrayList<>();
        for (PackageDatabase database :
                new @Nullable PackageDatabase[] {DpkgReader.read(files), RpmReader.read(files), ApkReader.read(files)
                }) {
            if (database != null) {
                found.add(database);
            }
        }
        return List.copyOf(found);
    }

    public PackageSystem system() {
        return system;
    }

    /** All packages, in the order of the database. */
    public List<PackageRecord> packages() {
        return packages;
    }

    /** What dpkg puts elsewhere. */
    public List<Diversion> diversions() {
        return diversions;
    }

    /** The links that lead to one of several programs. */
    public List<Alternative> alternatives() {
        return alternatives;
    }

    /** What could not be read. */
    public List<PackageDamage> damages() {
        return damages;
    }

    /** How many files there are; a path that two packages have counts twice. */
    public int size() {
        return table.count();
    }

    /** All files, by package. */
    public Stream<FileRecord> files() {
        return IntStream.range(0, table.count()).mapToObj(this::file);
    }

    /**
     * The file of this path, exactly as the database has it. Where several packages have it, the first of them.
     *
     * @return null where no package has it
     */
    public @Nullable FileRecord find(String path) {
        int id = id(path);
        return id == FileTable.NONE ? null : file(id);
    }

    /** The files of this path, one for each package that has it, in the order of packages. */
    public List<FileRecord> findAll(String path) {
        List<Integer> ids = new ArrayList<>();
        for (int id = id(path); id != FileTable.NONE; id = table.next(id)) {
            ids.add(id);
        }
        ids.sort(Comparator.naturalOrder());
        return ids.stream().map(this::file).toList();
    }

    /**
     * What should stand at this path of a target: as {@link #find}, but where a file was diverted from or to the path the one
     * that is meant, and where nothing has the path, its other name on a system whose {@code /bin} is {@code /usr/bin}. Who
     * asks knows whether the target is such a system: there both names are one.
     */
    public @Nullable FileRecord findOnDisk(String path, boolean mergedUsr) {
        FileRecord found = afterDiversions(path);
        if (found == null && mergedUsr) {
            String other = otherName(path);
            return other == null ? null : afterDiversions(other);
        }
        return found;
    }

    private @Nullable FileRecord afterDiversions(String path) {
        Diversion away = divertedFrom.get(path);
        Diversion here = divertedTo.get(path);
        if (here != null) {
            return findAll(here.path()).stream()
                    .filter(file -> !file.owner().name().equals(here.by()))
                    .findFirst()
                    .orElseGet(() -> find(path));
        }
        if (away != null) {
            return findAll(path).stream()
                    .filter(file -> file.owner().name().equals(away.by()))
                    .findFirst()
                    .orElse(null);
        }
        return find(path);
    }

    private static @Nullable String otherName(String path) {
        if (path.startsWith(USR + "/")) {
            String rest = path.substring(USR.length());
            return MERGED.stream().anyMatch(rest::startsWith) ? rest : null;
        }
        return MERGED.stream().anyMatch(path::startsWith) ? USR + path : null;
    }

    private int id(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        int id = table.first(bytes, 0, bytes.length);
        if (id == FileTable.NONE && bytes.length != path.length()) {
            byte[] single = path.getBytes(StandardCharsets.ISO_8859_1);
            id = table.first(single, 0, single.length);
        }
        return id;
    }

    private FileRecord file(int id) {
        int at = table.pathAt[id];
        DigestAlgorithm algorithm =
                table.algorithm[id] == FileTable.NONE ? null : DigestAlgorithm.ALL.get(table.algorithm[id]);
        int digest = table.digestAt[id];
        return new FileRecord(
                Text.of(table.bytes, at, at + table.pathLength[id]),
                packages.get(table.owner[id]),
                algorithm,
                algorithm == null ? null : HexFormat.of().formatHex(table.bytes, digest, digest + algorithm.bytes()),
                table.is(id, FileTable.CONFIGURATION),
                table.is(id, FileTable.GHOST),
                table.is(id, FileTable.DOCUMENTATION),
                table.is(id, FileTable.ABSENT),
                table.is(id, FileTable.DIRECTORY),
                details == null ? null : details.of(id, table));
    }
}
