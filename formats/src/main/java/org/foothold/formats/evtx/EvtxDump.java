package org.foothold.formats.evtx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;

/** Writes every record of event logs as text, in order and without loss, and tells of those that are damaged. */
public final class EvtxDump {
    /**
     * What a dump came to.
     *
     * @param files logs that were read
     * @param events records written
     * @param carved records written that were found in slack space
     * @param damaged records that were lost
     * @param unreadable files and folders that could not be read, or not to the end
     */
    public record Count(long files, long events, long carved, long damaged, long unreadable) {}

    /** The text of a chunk. */
    private static final class Text {
        private final byte[] lines;
        private final int events;
        private final int carved;
        private final List<Damaged> damages;

        Text(byte[] lines, int events, int carved, List<Damaged> damages) {
            this.lines = lines;
            this.events = events;
            this.carved = carved;
            this.damages = damages;
        }
    }

    private final EventRenderer.Format format;
    private final int workers;
    private final boolean carve;

    /** In this format, with so many workers, and with the records in slack space when {@code carve} is set. */
    public EvtxDump(EventRenderer.Format format, int workers, boolean carve) {
        this.format = format;
        this.workers = workers;
        this.carve = carve;
    }

    /**
     * Dumps the logs at these targets, files or folders.
     *
     * @param complaints takes a line for each damage: path, offset, field, what was expected and what was found
     * @throws UncheckedIOException where the output cannot be written
     */
    public Count run(List<Path> targets, OutputStream out, Consumer<String> complaints) {
        Map<Path, String> names = new HashMap<>();
        List<Path> files = new ArrayList<>();
        Lines lines = new Lines(out, names, complaints);
        for (Path target : targets) {
            for (EvtxFiles.Found found : EvtxFiles.find(target, lines::unreadable)) {
                files.add(found.path());
                names.putIfAbsent(found.path(), found.name());
            }
        }
        if (format == EventRenderer.Format.XML) {
            lines.put("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>\n");
        }
        new ChunkPipeline(new TemplateStore(), workers, carve).run(files, () -> work(names), lines);
        if (format == EventRenderer.Format.XML) {
            lines.put("</Events>\n");
        }
        return lines.count();
    }

    private ChunkPipeline.Work<Text> work(Map<Path, String> names) {
        EventRenderer renderer = new EventRenderer(format);
        Output output = new Output();
        return chunk -> {
            output.truncate(0);
            int events = 0;
            int carved = 0;
            List<Damaged> tooLarge = new ArrayList<>();
            String name = names.getOrDefault(chunk.path(), "");
            while (chunk.next()) {
                try {
                    renderer.write(chunk.event(), name, output);
                    carved += chunk.event().carved() ? 1 : 0;
                    events += chunk.event().carved() ? 0 : 1;
                } catch (FormatException why) {
                    long offset = chunk.event().offset();
                    tooLarge.add(new Damaged(offset, why.what(), why.expected(), why.found(), true));
                }
            }
            tooLarge.addAll(0, chunk.damages());
            return new Text(output.copy(), events, carved, tooLarge);
        };
    }

    /** Takes the texts in order. */
    private final class Lines implements ChunkPipeline.Sink<Text> {
        private final OutputStream out;
        private final Map<Path, String> names;
        private final Consumer<String> complaints;
        private String name = "";
        private long files;
        private long events;
        private long carved;
        private long damaged;
        private long unreadable;

        Lines(OutputStream out, Map<Path, String> names, Consumer<String> complaints) {
            this.out = out;
            this.names = names;
            this.complaints = complaints;
        }

        Count count() {
            return new Count(files, events, carved, damaged, unreadable);
        }

        void put(String text) {
            put(text.getBytes(StandardCharsets.UTF_8));
        }

        private void put(byte[] text) {
            try {
                out.write(text);
            } catch (IOException why) {
                throw new UncheckedIOException(why);
            }
        }

        @Override
        public void begin(EvtxFile file) {
            files++;
            name = names.getOrDefault(file.path(), file.path().toString());
            if (format == EventRenderer.Format.XML) {
                put("<?foothold source='" + Escape.xml(name, true) + "'?>\n");
            }
            file.damages().forEach(this::damaged);
        }

        @Override
        public void chunk(Text text) {
            put(text.lines);
            events += text.events;
            carved += text.carved;
            text.damages.forEach(this::damaged);
        }

        private void damaged(Damaged damage) {
            damaged += damage.lost() ? 1 : 0;
            complaints.accept(name + ": offset " + damage.offset() + ": " + damage.reason());
        }

        @Override
        public void end(EvtxFile file) {}

        @Override
        public void unreadable(Path file, IOException why) {
            unreadable(file, why.toString());
        }

        void unreadable(Path file, String why) {
            unreadable++;
            complaints.accept(names.getOrDefault(file, file.toString()) + ": " + why);
        }
    }
}
