package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foothold.engine.artifact.Artifact;
import org.foothold.formats.unix.Crontab;
import org.foothold.formats.unix.Crontab.Form;

/** What cron starts, and the variables that it starts it with. */
final class CronRows {
    private CronRows() {}

    /** The option {@code form} says which fields a line has: user, system, busybox or anacron. */
    static Rows crontab(StateFile file, Artifact.Part part) throws IOException {
        Form form = Form.valueOf(part.option("form").toUpperCase(Locale.ROOT));
        Crontab table = Crontab.read(file.content(), form);
        List<Row> rows = new ArrayList<>();
        for (Crontab.Entry entry : table.entries()) {
            // A table of one user bears the user's name.
            String user = entry.user() == null && form != Form.ANACRON ? file.name() : entry.user();
            rows.add(Row.at(file, entry.line())
                    .with("name", entry.job())
                    .with("trigger", entry.special() == null ? entry.schedule() : "@" + entry.special())
                    .with("user", form == Form.ANACRON ? "root" : user)
                    .with("command", entry.command())
                    .with("stdin", entry.stdin())
                    .row());
        }
        for (Crontab.Variable variable : table.variables()) {
            rows.add(Row.at(file, variable.line())
                    .with("variable", variable.name())
                    .with("value", variable.value())
                    .row());
        }
        return new Rows(rows, table.damages());
    }
}
