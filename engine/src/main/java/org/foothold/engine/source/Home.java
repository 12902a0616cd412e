package org.foothold.engine.source;

import java.util.List;

/**
 * The home of a user.
 *
 * @param folder where it really stands
 * @param users whose it is, as the target's accounts say; empty where it belongs to nobody
 */
public record Home(Entry folder, List<String> users) {
    public Home {
        users = List.copyOf(users);
    }
}
