package org.foothold.engine.collect.state;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All collectors of state, by the names that artifacts call them. */
public final class Collectors {
    private static final Map<String, Collector> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("authorized_keys", AccessRows::authorizedKeys),
            Map.entry("crontab", CronRows::crontab),
            Map.entry("files", FileRows::files),
            Map.entry("group", AccountRows::group),
            Map.entry("kernel_modules", LoaderRows::modules),
            Map.entry("ld_preload", LoaderRows::preload),
            Map.entry("lines", FileRows::lines),
            Map.entry("modprobe", LoaderRows::modprobe),
            Map.entry("pam", AccessRows::pam),
            Map.entry("passwd", AccountRows::passwd),
            Map.entry("shadow", AccountRows::shadow),
            Map.entry("shell", ShellRows::shell),
            Map.entry("ssh_config", AccessRows::ssh),
            Map.entry("sudoers", AccessRows::sudoers),
            Map.entry("systemd_unit", SystemdRows::unit)));

    private Collectors() {}

    /** The collector of this name. */
    public static Optional<Collector> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
