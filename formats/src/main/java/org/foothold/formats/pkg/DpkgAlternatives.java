package org.foothold.formats.pkg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;

/**
 * Reads the alternatives of a system (https://man7.org/linux/man-pages/man1/update-alternatives.1.html): dpkg's, and those
 * in the way of Red Hat, which lie in another folder and may name a family or a service.
 */
final class DpkgAlternatives {
    private static final List<String> FOLDERS = List.of(DpkgReader.FOLDER + "/alternatives", "/var/lib/alternatives");

    /** The largest, that of an editor or a Java, has some hundred lines. */
    private static final int MAX_FILE = 1 << 20;

    private static final int MAX_NAMES = 1 << 14;

    private final String file;
    private final Gathered found;
    private final Lines lines;

    private DpkgAlternatives(String file, byte[] bytes, Gathered found) {
        this.file = file;
        this.found = found;
        this.lines = new Lines(bytes, bytes.length);
    }

    static List<Alternative> read(PackageFiles files, Gathered found) throws IOException {
        List<Alternative> alternatives = new ArrayList<>();
        for (String folder : FOLDERS) {
            List<String> names = files.list(folder).stream().sorted().toList();
            for (String name : names.subList(0, Math.min(names.size(), MAX_NAMES))) {
                String file = folder + "/" + name;
                try (RandomBytes open = files.open(file)) {
                    if (open != null) {
                        byte[] bytes = open.all("alternative", MAX_FILE);
                        alternatives.add(new DpkgAlternatives(file, bytes, found).read(name));
                    }
                } catch (FormatException wrong) {
                    found.lost(file, wrong);
                }
            }
        }
        return alternatives;
    }

    private Alternative read(String name) {
        String mode = line("mode");
        if (!mode.equals("auto") && !mode.equals("manual")) {
            throw new FormatException("mode", 0, "auto or manual", DpkgStatus.shown(mode));
        }
        String link = line("link");
        List<Alternative.Slave> slaves = new ArrayList<>();
        while (lines.next() && !lines.isEmpty()) {
            String slave = lines.text();
            slaves.add(new Alternative.Slave(slave, line("link of " + slave)));
        }
        List<Alternative.Choice> choices = new ArrayList<>();
        while (lines.next() && !lines.isEmpty()) {
            choices.add(choice(slaves.size()));
        }
        return new Alternative(name, file, mode.equals("auto"), link, slaves, choices);
    }

    private Alternative.Choice choice(int slaves) {
        int number = lines.number();
        String path = lines.text();
        // Red Hat: PATH@FAMILY@ or PATH, and PRIORITY SERVICE.
        int family = path.endsWith("@") ? path.lastIndexOf('@', path.length() - 2) : -1;
        path = family > 0 ? path.substring(0, family) : path;
        String[] words = line("priority").split("[ @]", 2);
        int priority = 0;
        try {
            priority = Integer.parseInt(words[0]);
        } catch (NumberFormatException no) {
            found.flaw(file, lines.start(), "priority", "a number", DpkgStatus.shown(words[0]));
        }
        List<String> links = new ArrayList<>();
        while (links.size() < slaves && lines.next()) {
            links.add(lines.text());
        }
        return new Alternative.Choice(path, priority, links, number);
    }

    private String line(String what) {
        if (!lines.next()) {
            throw new FormatException(what, lines.stop(), "a line", "the end of the file");
        }
        return lines.text();
    }
}
