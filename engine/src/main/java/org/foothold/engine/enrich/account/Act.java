package org.foothold.engine.enrich.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an account did, or what was done to it. */
enum Act {
    /** It signed in. */
    LOGON,
    /** It was used without a new sign-in, such as by a key. */
    USE,
    /** Somebody failed to sign in as it. */
    FAILURE,
    /** It was made. */
    CREATED,
    /** It was enabled again. */
    ENABLED,
    /** It was given rights. */
    GRANTED,
    /** It is seen to have rights. */
    ADMIN,
    /** It was given a key, a token, a device or another way to sign in. */
    CREDENTIAL,
    /** Its password was set. */
    PASSWORD,
    /** Its password was set to last for ever. */
    NEVER_EXPIRES,
    /** It was given another name. */
    RENAMED,
    /** It was deleted. */
    DELETED;

    /** As content writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the account itself was at work. */
    boolean isUse() {
        return this == LOGON || this == USE;
    }

    static @Nullable Act of(String word) {
        for (Act act : values()) {
            if (act.word().equals(word)) {
                return act;
            }
        }
        return null;
    }
}
