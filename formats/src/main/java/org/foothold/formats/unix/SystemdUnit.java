package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.formats.linux.LineDamage;

/**
 * A unit file of systemd, or a drop-in: systemd.syntax(7). Values stay as they are written; {@link UnitCommand} splits those
 * that are command lines.
 *
 * @param settings all of them in the order of the file
 * @param damages lines that systemd passes over
 */
public record SystemdUnit(List<Setting> settings, List<LineDamage> damages) {
    /** Settings of dependencies, to which every file adds and which nothing takes back. */
    private static final Set<String> ADDED = Set.of(
            "Wants",
            "Requires",
            "Requisite",
            "BindsTo",
            "PartOf",
            "Upholds",
            "Conflicts",
            "Before",
            "After",
            "OnFailure",
            "OnSuccess",
            "PropagatesReloadTo",
            "ReloadPropagatedFrom",
            "PropagatesStopTo",
            "StopPropagatedFrom",
            "JoinsNamespaceOf",
            "RequiresMountsFor",
            "WantsMountsFor");

    /** How the names of settings begin that may be given several times. */
    private static final List<String> LISTS = List.of(
            "Exec",
            "On",
            "Path",
            "DirectoryNotEmpty",
            "Listen",
            "Environment",
            "PassEnvironment",
            "UnsetEnvironment",
            "Condition",
            "Assert",
            "ReadWrite",
            "ReadOnly",
            "Inaccessible",
            "NoExec",
            "Bind",
            "TemporaryFileSystem",
            "LoadCredential",
            "SetCredential",
            "ImportCredential",
            "Symlinks",
            "Alias",
            "Also",
            "WantedBy",
            "RequiredBy",
            "UpheldBy",
            "CapabilityBoundingSet",
            "AmbientCapabilities",
            "SystemCallFilter",
            "SupplementaryGroups",
            "DeviceAllow",
            "IPAddress",
            "Sockets",
            "ExtensionImages",
            "MountImages",
            "OpenFile",
            "Documentation",
            "RuntimeDirectory",
            "StateDirectory",
            "CacheDirectory",
            "LogsDirectory",
            "ConfigurationDirectory");

    /** Names that begin like those and have one value. */
    private static final Set<String> SINGLE = Set.of(
            "OnFailureJobMode",
            "OnFailureIsolate",
            "OnSuccessJobMode",
            "OnClockChange",
            "OnTimezoneChange",
            "BindIPv6Only",
            "BindToDevice",
            "RuntimeDirectoryMode",
            "RuntimeDirectoryPreserve",
            "StateDirectoryMode",
            "CacheDirectoryMode",
            "LogsDirectoryMode",
            "ConfigurationDirectoryMode");

    /** One assignment, with the line on which it begins. */
    public record Setting(int line, String section, String name, String value) {}

    /** A file by its path, as {@link #merge} wants them. */
    public record Part(String file, SystemdUnit unit) {}

    /** A value that holds when all files have been read, with the place that it is from. */
    public record Effective(String file, int line, String section, String name, String value) {}

    public SystemdUnit {
        settings = List.copyOf(settings);
        damages = List.copyOf(damages);
    }

    /** Reads a unit file or a drop-in. */
    public static SystemdUnit read(byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        String section = "";
        for (TextLines.Line line : joined(TextLines.of(bytes, damages))) {
            String text = line.stripped();
            if (text.isEmpty()) {
                continue;
            }
            if (text.charAt(0) == '[') {
                boolean closed = text.endsWith("]");
                section = closed ? text.substring(1, text.length() - 1) : "";
                if (!closed) {
                    damages.add(LineDamage.loss(line.number(), "section", "a closing bracket", text));
                }
                continue;
            }
            int equals = text.indexOf('=');
            if (equals <= 0 || section.isEmpty()) {
                String expected = section.isEmpty() ? "a section before it" : "a name and an equals sign";
                damages.add(LineDamage.loss(line.number(), "setting", expected, text));
                continue;
            }
            String name = text.substring(0, equals).strip();
            settings.add(new Setting(
                    line.number(), section, name, text.substring(equals + 1).strip()));
        }
        return new SystemdUnit(settings, damages);
    }

    /** The values of one setting in this file, an empty one taking back those before it. */
    public List<String> values(String section, String name) {
        return merge(List.of(new Part("", this))).stream()
                .filter(value -> value.section().equals(section) && value.name().equals(name))
                .map(Effective::value)
                .toList();
    }

    /** What holds when the unit's file and then its drop-ins are read in this order. */
    public static List<Effective> merge(List<Part> parts) {
        List<Effective> effective = new ArrayList<>();
        for (Part part : parts) {
            for (Setting setting : part.unit().settings()) {
                boolean added = setting.section().equals("Unit") && ADDED.contains(setting.name());
                boolean empty = setting.value().isEmpty();
                if (!added && (empty || !isList(setting.name()))) {
                    effective.removeIf(before -> replaces(setting, before, empty));
                }
                if (!empty) {
                    effective.add(new Effective(
                            part.file(), setting.line(), setting.section(), setting.name(), setting.value()));
                }
            }
        }
        return List.copyOf(effective);
    }

    /** An empty value of one kind of a timer takes back the values of all kinds, and so it is for paths and sockets. */
    private static boolean replaces(Setting setting, Effective before, boolean empty) {
        if (!setting.section().equals(before.section())) {
            return false;
        }
        String name = setting.name();
        boolean together = empty
                && isList(name)
                && isList(before.name())
                && switch (setting.section()) {
                    case "Unit" ->
                        sameStart(name, before.name(), "Condition") || sameStart(name, before.name(), "Assert");
                    case "Timer" -> name.startsWith("On");
                    case "Path" -> name.startsWith("Path") || name.startsWith("Directory");
                    case "Socket" -> sameStart(name, before.name(), "Listen");
                    default -> false;
                };
        return together || before.name().equals(name);
    }

    private static boolean sameStart(String name, String other, String start) {
        return name.startsWith(start) && other.startsWith(start);
    }

    private static boolean isList(String name) {
        return !SINGLE.contains(name) && LISTS.stream().anyMatch(name::startsWith);
    }

    /** Lines with those that they go on in, a blank in place of the backslash and no comments between them. */
    private static List<TextLines.Line> joined(List<TextLines.Line> lines) {
        List<TextLines.Line> whole = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 0;
        for (TextLines.Line line : lines) {
            String text = line.text().stripLeading();
            if (!text.isEmpty() && (text.charAt(0) == '#' || text.charAt(0) == ';')) {
                continue;
            }
            first = first == 0 ? line.number() : first;
            open.append(text);
            if (goesOn(text) && open.length() <= TextLines.MAX_LINE) {
                open.setCharAt(open.length() - 1, ' ');
                continue;
            }
            whole.add(new TextLines.Line(first, open.toString()));
            open.setLength(0);
            first = 0;
        }
        if (first != 0) {
            whole.add(new TextLines.Line(first, open.toString()));
        }
        return whole;
    }

    private static boolean goesOn(String text) {
        int backslashes = 0;
        for (int i = text.length() - 1; i >= 0 && text.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
