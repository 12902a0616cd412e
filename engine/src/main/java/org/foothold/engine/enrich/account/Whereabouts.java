package org.foothold.engine.enrich.account;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is, as far as it is known.
 *
 * @param country its code, or its name where an event says that
 * @param provider the number of the autonomous system
 * @param point where on the globe
 */
record Whereabouts(
        @Nullable String country,
        @Nullable String provider,
        @Nullable Point point) {
    static final Whereabouts UNKNOWN = new Whereabouts(null, null, null);

    /** Radius of a sphere as large as the Earth, in kilometres (IUGG). */
    private static final double EARTH_KM = 6_371.0088;

    /** A place on the globe, in degrees. */
    record Point(double latitude, double longitude) {
        /** A point; null where there is no such place. Zero and zero is what databases say when they do not know. */
        static @Nullable Point of(@Nullable String latitude, @Nullable String longitude) {
            if (latitude == null || longitude == null) {
                return null;
            }
            try {
                double north = Double.parseDouble(latitude);
                double east = Double.parseDouble(longitude);
                boolean known = north != 0 || east != 0;
                return known && Math.abs(north) <= 90 && Math.abs(east) <= 180 ? new Point(north, east) : null;
            } catch (NumberFormatException none) {
                return null;
            }
        }

        /** Kilometres along the great circle (haversine). */
        double km(Point other) {
            double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
            double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
            double cosines = Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude));
            return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(north * north + cosines * east * east)));
        }
    }

    /** What this says, and what it leaves open as the other says. */
    Whereabouts or(Whereabouts other) {
        return new Whereabouts(
                country == null ? other.country : country,
                provider == null ? other.provider : provider,
                point == null ? other.point : point);
    }
}
