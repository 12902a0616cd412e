package org.foothold.engine.enrich.account;

import java.util.EnumMap;
import java.util.Map;
import org.foothold.engine.enrich.account.Account.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Where an event came from, with what networks and databases say of its address.
 *
 * @param network the kind of network that tells nothing of a place; null where the address is of none
 */
record Origin(Whereabouts whereabouts, @Nullable String network) {
    static final Origin UNKNOWN = new Origin(Whereabouts.UNKNOWN, null);

    /** Where on the globe; null where that is not known, or means nothing. */
    Whereabouts.@Nullable Point point() {
        return network == null ? whereabouts.point() : null;
    }

    /** What may be new about a sighting. An address that many share says nothing; a private one says nothing but itself. */
    Map<Trait, String> traits(Sighting sighting) {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        put(traits, Trait.PLACE, sighting.place());
        put(traits, Trait.DEVICE, sighting.device());
        if (network == null || network.equals("private")) {
            put(traits, Trait.ADDRESS, sighting.address());
        }
        if (network == null) {
            put(traits, Trait.COUNTRY, whereabouts.country());
            put(traits, Trait.ASN, whereabouts.provider());
        }
        return traits;
    }

    private static void put(Map<Trait, String> traits, Trait trait, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            traits.put(trait, value);
        }
    }
}
