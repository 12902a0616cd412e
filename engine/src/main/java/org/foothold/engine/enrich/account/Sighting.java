package org.foothold.engine.enrich.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an account did something, or that something was done to it.
 *
 * @param realm whose account it is, such as {@code windows}; with the machine where it is an account of that machine only
 * @param id what the account is known by for ever; null where the event has its name only
 * @param name what it is called; null where the event has its id only
 * @param place the machine, or the tenant of a cloud
 * @param address where it came from
 * @param device what it came with: a device, a program, the fingerprint of a key
 * @param interactive whether a person sat there
 * @param admin whether it is seen to have rights
 * @param credential the key, token or device that is added or used
 * @param kind what that is
 * @param said where the event itself says it came from
 */
record Sighting(
        Act act,
        Instant at,
        String realm,
        @Nullable String id,
        @Nullable String name,
        String place,
        @Nullable String address,
        @Nullable String device,
        boolean interactive,
        boolean admin,
        @Nullable String credential,
        @Nullable String kind,
        Whereabouts said) {

    /** What the account is called for people. */
    String called() {
        return name != null ? name : String.valueOf(id);
    }
}
