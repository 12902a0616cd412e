package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.foothold.engine.artifact.Artifact;
import org.foothold.formats.access.Group;
import org.foothold.formats.access.Passwd;
import org.foothold.formats.access.Password;
import org.foothold.formats.access.Shadow;
import org.jspecify.annotations.Nullable;

/** Accounts and groups: one row for each line of their files. */
final class AccountRows {
    private AccountRows() {}

    static Rows passwd(StateFile file, Artifact.Part part) throws IOException {
        Passwd passwd = Passwd.read(file.content());
        return new Rows(
                passwd.entries().stream()
                        .map(entry -> Row.at(file, entry.line())
                                .with("name", entry.name())
                                .with("uid", number(entry.uid()))
                                .with("gid", number(entry.gid()))
                                .with("password", scheme(entry.password()))
                                .with("gecos", entry.gecos())
                                .with("home", entry.home())
                                .with("shell", entry.shell().isEmpty() ? "/bin/sh" : entry.shell())
                                .row())
                        .toList(),
                passwd.bad());
    }

    static Rows shadow(StateFile file, Artifact.Part part) throws IOException {
        Shadow shadow = Shadow.read(file.content());
        return new Rows(
                shadow.entries().stream()
                        .map(entry -> Row.at(file, entry.line())
                                .with("name", entry.name())
                                .with("password", scheme(entry.password()))
                                .with(
                                        "locked",
                                        Boolean.toString(entry.password().locked()))
                                .with("changed_day", number(entry.changed()))
                                .with("expires_day", number(entry.expires()))
                                .row())
                        .toList(),
                shadow.bad());
    }

    static Rows group(StateFile file, Artifact.Part part) throws IOException {
        Group group = Group.read(file.content());
        List<Row> rows = group.entries().stream()
                .map(entry -> Row.at(file, entry.line())
                        .with("name", entry.name())
                        .with("gid", number(entry.gid()))
                        .with("password", scheme(entry.password()))
                        .with("member", entry.members())
                        .row())
                .toList();
        return new Rows(rows, group.bad());
    }

    private static String scheme(Password password) {
        return password.scheme().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String number(@Nullable Long number) {
        return number == null ? null : number.toString();
    }
}
