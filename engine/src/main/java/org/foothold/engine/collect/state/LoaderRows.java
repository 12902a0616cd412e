package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.List;
import org.foothold.engine.artifact.Artifact;
import org.foothold.formats.access.KernelModules;
import org.foothold.formats.access.LinkerPreload;
import org.foothold.formats.access.Modprobe;

/** Code that is loaded into programs and into the kernel. */
final class LoaderRows {
    private LoaderRows() {}

    static Rows preload(StateFile file, Artifact.Part part) throws IOException {
        LinkerPreload preload = LinkerPreload.read(file.content());
        List<Row> rows = preload.libraries().stream()
                .map(line ->
                        Row.at(file, line.number()).with("library", line.text()).row())
                .toList();
        return new Rows(rows, preload.bad());
    }

    static Rows modules(StateFile file, Artifact.Part part) throws IOException {
        KernelModules modules = KernelModules.read(file.content());
        List<Row> rows = modules.entries().stream()
                .map(entry -> Row.at(file, entry.line())
                        .with("module", entry.name())
                        .with("arguments", entry.arguments().isEmpty() ? null : entry.arguments())
                        .row())
                .toList();
        return new Rows(rows, modules.bad());
    }

    static Rows modprobe(StateFile file, Artifact.Part part) throws IOException {
        Modprobe modprobe = Modprobe.read(file.content());
        List<Row> rows = modprobe.entries().stream()
                .map(entry -> Row.at(file, entry.line())
                        .with("name", entry.keyword())
                        .with("module", entry.module())
                        .with(runs(entry.keyword()) ? "command" : "value", entry.value())
                        .row())
                .toList();
        return new Rows(rows, modprobe.bad());
    }

    private static boolean runs(String keyword) {
        return keyword.equals("install") || keyword.equals("remove");
    }
}
