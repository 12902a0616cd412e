package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.engine.artifact.Artifact;
import org.foothold.formats.unix.SystemdUnit;
import org.foothold.formats.unix.UnitCommand;
import org.foothold.formats.unix.UnitName;
import org.jspecify.annotations.Nullable;

/**
 * Units of systemd and their drop-ins, file by file: one row for each command of a setting that runs one, and for each
 * other setting that says when, as whom or with which code something runs.
 */
final class SystemdRows {
    private static final String DROP_IN = ".d";

    /** Settings beside {@code Exec…} and {@code On…} that matter to what runs. */
    private static final Set<String> TOLD = Set.of(
            "Environment",
            "EnvironmentFile",
            "PathExists",
            "PathExistsGlob",
            "PathChanged",
            "PathModified",
            "DirectoryNotEmpty",
            "ListenStream",
            "ListenDatagram",
            "ListenFIFO",
            "Unit",
            "WantedBy",
            "RequiredBy",
            "Alias",
            "RootImage",
            "RootDirectory",
            "BindPaths",
            "What",
            "Where");

    private SystemdRows() {}

    static Rows unit(StateFile file, Artifact.Part part) throws IOException {
        SystemdUnit unit = SystemdUnit.read(file.content());
        UnitName name = UnitName.of(unitName(file));
        String user = last(unit.values("Service", "User"));
        List<Row> rows = new ArrayList<>();
        for (SystemdUnit.Setting setting : unit.settings()) {
            if (setting.name().startsWith("Exec") && !setting.value().isEmpty()) {
                for (UnitCommand command : UnitCommand.split(setting.value(), name)) {
                    List<String> words = new ArrayList<>();
                    words.add(command.program());
                    words.addAll(command.arguments());
                    rows.add(row(file, setting, name)
                            .with("command", String.join(" ", words))
                            .with("program", command.program())
                            .with("prefix", command.prefixes().isEmpty() ? null : command.prefixes())
                            .with("user", user)
                            .row());
                }
            } else if (TOLD.contains(setting.name()) || setting.name().startsWith("On")) {
                rows.add(row(file, setting, name).with("value", setting.value()).row());
            }
        }
        return new Rows(rows, unit.damages());
    }

    private static Row.Builder row(StateFile file, SystemdUnit.Setting setting, UnitName name) {
        return Row.at(file, setting.line())
                .with("unit", name.name())
                .with("type", name.type())
                .with("name", setting.name())
                .with("drop_in", Boolean.toString(isDropIn(file)));
    }

    private static @Nullable String last(List<String> values) {
        return values.isEmpty() ? null : values.getLast();
    }

    private static boolean isDropIn(StateFile file) {
        return folder(file).endsWith(DROP_IN);
    }

    private static String folder(StateFile file) {
        String above = file.path().substring(0, file.path().lastIndexOf('/'));
        return above.substring(above.lastIndexOf('/') + 1);
    }

    /** A drop-in changes the unit after which its folder is called. */
    private static String unitName(StateFile file) {
        String folder = folder(file);
        return isDropIn(file) ? folder.substring(0, folder.length() - DROP_IN.length()) : file.name();
    }
}
