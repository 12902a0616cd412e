package org.foothold.engine.enrich.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.foothold.formats.mmdb.MmdbFile;
import org.jspecify.annotations.Nullable;

/**
 * Says where addresses are, from the MaxMind DBs that the user names; what each file knows is seen from what it answers. Belongs
 * to one thread.
 */
public final class Geo {
    /** The names by which databases of countries, cities and providers give the same thing, nested or flat. */
    private static final List<String> COUNTRY = List.of("country.iso_code", "country_code", "country.code", "country");

    private static final List<String> LATITUDE = List.of("location.latitude", "latitude", "lat");
    private static final List<String> LONGITUDE = List.of("location.longitude", "longitude", "lng", "lon");
    private static final List<String> PROVIDER =
            List.of("autonomous_system_number", "traits.autonomous_system_number", "asn", "as_number");

    /** Answers that are kept; a lookup takes microseconds. */
    private static final int KEPT = 4_096;

    private final List<MmdbFile> files;
    private final Map<String, Whereabouts> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long damaged;

    private Geo(List<MmdbFile> files) {
        this.files = List.copyOf(files);
    }

    /** No database: only what events say is known. */
    public static Geo none() {
        return new Geo(List.of());
    }

    /**
     * The databases in these files; of two that know the same the first counts.
     *
     * @throws FormatException where one is no MaxMind DB
     */
    public static Geo open(List<Path> files) throws IOException {
        List<MmdbFile> opened = new ArrayList<>();
        for (Path file : files) {
            opened.add(MmdbFile.open(file));
        }
        return new Geo(opened);
    }

    /** How many answers were damaged. */
    public long damaged() {
        return damaged;
    }

    Whereabouts of(String text, byte[] address) {
        Whereabouts known = kept.get(text);
        if (known == null) {
            known = Whereabouts.UNKNOWN;
            for (MmdbFile file : files) {
                known = known.or(ask(file, address));
            }
            kept.put(text, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }

    private Whereabouts ask(MmdbFile file, byte[] address) {
        Map<String, List<String>> found = null;
        try {
            found = file.covers(address.length) ? file.lookup(address) : null;
        } catch (FormatException wrong) {
            damaged++;
        }
        return found == null
                ? Whereabouts.UNKNOWN
                : new Whereabouts(
                        first(found, COUNTRY),
                        provider(first(found, PROVIDER)),
                        Whereabouts.Point.of(first(found, LATITUDE), first(found, LONGITUDE)));
    }

    private static @Nullable String provider(@Nullable String number) {
        return number != null && number.startsWith("AS") ? number.substring(2) : number;
    }

    private static @Nullable String first(Map<String, List<String>> found, List<String> names) {
        for (String name : names) {
            List<String> values = found.get(name);
            if (values != null && !values.getFirst().isEmpty()) {
                return values.getFirst();
            }
        }
        return null;
    }
}
