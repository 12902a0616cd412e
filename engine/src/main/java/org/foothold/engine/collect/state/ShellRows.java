package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foothold.engine.artifact.Artifact;
import org.foothold.formats.unix.ShellWords;
import org.foothold.formats.unix.ShellWords.Command;
import org.foothold.formats.unix.ShellWords.Redirection;
import org.foothold.formats.unix.ShellWords.Word;

/** Scripts and start files of shells: one row for each pipeline of commands, alias and trap. */
final class ShellRows {
    private ShellRows() {}

    static Rows shell(StateFile file, Artifact.Part part) throws IOException {
        ShellWords script = ShellWords.read(file.content());
        List<Row> rows = new ArrayList<>();
        List<Command> pipeline = new ArrayList<>();
        for (Command command : script.commands()) {
            if (!pipeline.isEmpty() && pipeline.getFirst().pipeline() != command.pipeline()) {
                rows.add(row(file, pipeline));
                pipeline.clear();
            }
            pipeline.add(command);
        }
        if (!pipeline.isEmpty()) {
            rows.add(row(file, pipeline));
        }
        for (ShellWords.Named named : script.named()) {
            if (named.kind() != ShellWords.Kind.FUNCTION) {
                rows.add(Row.at(file, named.line())
                        .with("kind", named.kind().name().toLowerCase(Locale.ROOT))
                        .with("name", named.name())
                        .with("command", named.text())
                        .row());
            }
        }
        return new Rows(rows, script.damages());
    }

    private static Row row(StateFile file, List<Command> pipeline) {
        Row.Builder row = Row.at(file, pipeline.getFirst().line())
                .with("kind", "command")
                .with("command", pipeline.stream().map(ShellRows::written).collect(Collectors.joining(" | ")));
        for (Command command : pipeline) {
            if (!command.words().isEmpty()) {
                row.with("program", command.words().getFirst().text());
            }
            command.assignments().forEach(word -> row.with("assignment", word.text()));
            // What export and its like set is an assignment as well.
            command.words().stream()
                    .skip(1)
                    .map(Word::text)
                    .filter(text -> text.matches("(?s)[A-Za-z_]\\w*=.*"))
                    .forEach(text -> row.with("assignment", text));
        }
        return row.with("background", Boolean.toString(pipeline.getLast().background()))
                .row();
    }

    private static String written(Command command) {
        return Stream.of(
                        command.assignments().stream().map(Word::raw),
                        command.words().stream().map(Word::raw),
                        command.redirections().stream().map(ShellRows::written))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    private static String written(Redirection redirection) {
        return redirection.descriptor()
                + redirection.operator()
                + redirection.target().raw();
    }
}
