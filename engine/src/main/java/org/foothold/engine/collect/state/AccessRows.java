package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.artifact.Artifact;
import org.foothold.formats.access.AuthorizedKeys;
import org.foothold.formats.access.PamStack;
import org.foothold.formats.access.SshConfig;
import org.foothold.formats.access.Sudoers;

/** What admits people, and as whom they may act: keys, the configuration of SSH, sudo and PAM. */
final class AccessRows {
    private AccessRows() {}

    static Rows authorizedKeys(StateFile file, Artifact.Part part) throws IOException {
        AuthorizedKeys keys = AuthorizedKeys.read(file.content());
        List<Row> rows = new ArrayList<>();
        for (AuthorizedKeys.Entry entry : keys.entries()) {
            Row.Builder row = Row.at(file, entry.line())
                    .with("user", file.user())
                    .with("key.type", entry.key().type())
                    .with("key.bits", Integer.toString(entry.key().bits()))
                    .with("key.fingerprint", entry.key().fingerprint())
                    .with("comment", entry.comment());
            for (AuthorizedKeys.Option option : entry.options()) {
                row.with("option", option.name());
                if (option.value() != null) {
                    row.with(option.name(), option.value());
                }
            }
            rows.add(row.row());
        }
        return new Rows(rows, keys.bad());
    }

    static Rows ssh(StateFile file, Artifact.Part part) throws IOException {
        SshConfig config = SshConfig.read(file.content());
        List<Row> rows = config.settings().stream()
                .map(setting -> Row.at(file, setting.line())
                        .with("name", setting.keyword())
                        .with("value", setting.value())
                        .with(
                                "scope",
                                setting.block() == null
                                        ? "all"
                                        : setting.block().match() ? "match" : "host")
                        .row())
                .toList();
        return new Rows(rows, config.bad());
    }

    static Rows sudoers(StateFile file, Artifact.Part part) throws IOException {
        Sudoers sudoers = Sudoers.read(file.content());
        Stream<Row> rules = sudoers.rules().stream().map(rule -> {
            Row.Builder row = Row.at(file, rule.line()).with("name", "rule");
            rule.users().forEach(user -> row.with("user", written(user)));
            rule.hosts().forEach(host -> row.with("host", written(host)));
            if (rule.runAs() != null) {
                rule.runAs().users().forEach(user -> row.with("run_as", written(user)));
            }
            String arguments = rule.command().arguments();
            return row.with("tag", rule.tags())
                    .with(
                            "command",
                            (rule.command().negated() ? "!" : "")
                                    + rule.command().text()
                                    + (arguments == null || arguments.isEmpty() ? "" : " " + arguments))
                    .row();
        });
        Stream<Row> defaults = sudoers.defaults().stream()
                .flatMap(line -> line.settings().stream()
                        .map(setting -> Row.at(file, line.line())
                                .with("name", "default")
                                .with("setting", (setting.negated() ? "!" : "") + setting.name())
                                .with("value", setting.operator().isEmpty() ? null : setting.value())
                                .row()));
        return new Rows(Stream.concat(rules, defaults).toList(), sudoers.bad());
    }

    private static String written(Sudoers.Member member) {
        return (member.negated() ? "!" : "") + member.text();
    }

    static Rows pam(StateFile file, Artifact.Part part) throws IOException {
        PamStack stack =
                part.option("form").equals("conf") ? PamStack.readConf(file.content()) : PamStack.read(file.content());
        List<Row> rows = stack.entries().stream()
                .map(entry -> Row.at(file, entry.line())
                        .with("service", entry.service().isEmpty() ? file.name() : entry.service())
                        .with("type", entry.type())
                        .with("control", entry.control())
                        .with("module", entry.module())
                        .with("argument", entry.arguments())
                        .with("arguments", String.join(" ", entry.arguments()))
                        .row())
                .toList();
        return new Rows(rows, stack.bad());
    }
}
