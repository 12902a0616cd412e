package org.foothold.engine.enrich.ancestry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.engine.enrich.Subject;
import org.jspecify.annotations.Nullable;

/** A host whose processes start, end and start anew with few numbers, and what a log tells of it. */
final class ProcessWorld {
    private static final Instant START = Instant.parse("2024-05-01T08:00:00Z");
    private static final int PIDS = 7;
    private static final String TARGET = "HOST";

    private final Random random;
    private final boolean guids;
    private final List<Truth> alive = new ArrayList<>();
    private final List<Happened> happened = new ArrayList<>();
    private long second;
    private int count;

    /** A host with a log that knows processes by GUID, or by number only. */
    ProcessWorld(long seed, boolean guids, int steps) {
        this.random = new Random(seed);
        this.guids = guids;
        boot();
        for (int i = 0; i < steps; i++) {
            second += 2 + random.nextInt(20);
            step();
        }
    }

    /** A process as it really is. */
    record Truth(
            int pid, String guid, String image, @Nullable Truth parent) {
        List<String> above() {
            List<String> images = new ArrayList<>();
            for (Truth each = parent; each != null; each = each.parent) {
                images.add(each.image);
            }
            return images;
        }
    }

    /**
     * Something that happened.
     *
     * @param heard what the log tells of it; null for an act that is only asked about
     */
    record Happened(Instant at, Truth process, @Nullable Heard heard) {}

    /** Everything, in order of time. */
    List<Happened> all() {
        return List.copyOf(happened);
    }

    private Instant now() {
        return START.plusSeconds(second);
    }

    private void boot() {
        alive.clear();
        Truth first = new Truth(1, "G0-" + count, "/init" + count++, null);
        happened.add(new Happened(now(), first, new Heard("boot_windows", now(), TARGET, List.of(), new String[0])));
        second += 2;
        start(first);
    }

    private void step() {
        int kind = random.nextInt(20);
        if (kind == 0) {
            boot();
        } else if (kind < 8 && alive.size() < PIDS) {
            int pid = 1;
            while (isTaken(pid)) {
                pid = 1 + random.nextInt(PIDS);
            }
            Truth parent = alive.get(random.nextInt(alive.size()));
            start(new Truth(pid, "G" + count, "/bin/p" + count++, parent));
        } else if (kind < 14 && alive.size() > 1) {
            Truth gone = alive.remove(1 + random.nextInt(alive.size() - 1));
            tell(gone, "process_end", Map.of("ProcessId", "" + gone.pid()));
        } else {
            happened.add(new Happened(now(), alive.get(random.nextInt(alive.size())), null));
        }
    }

    private boolean isTaken(int pid) {
        return alive.stream().anyMatch(each -> each.pid() == pid);
    }

    private void start(Truth process) {
        alive.add(process);
        Map<String, String> fields = new HashMap<>();
        fields.put("ProcessId", "" + process.pid());
        fields.put("Image", process.image());
        Truth parent = process.parent();
        if (parent != null) {
            fields.put("ParentProcessId", "0x" + Integer.toHexString(parent.pid()));
            fields.put("ParentImage", parent.image());
        }
        if (guids) {
            fields.put("ProcessGuid", process.guid());
            if (parent != null) {
                fields.put("ParentProcessGuid", parent.guid());
            }
        }
        tell(process, "process_start", fields);
    }

    private void tell(Truth process, String feeder, Map<String, String> fields) {
        List<String> names = List.copyOf(fields.keySet());
        @Nullable String[] values = names.stream().map(fields::get).toArray(String[]::new);
        happened.add(new Happened(now(), process, new Heard(feeder, now(), TARGET, names, values)));
    }

    /** The images above the process that did something. */
    static List<String> above(Course course, Happened act, boolean byGuid) {
        Truth process = act.process();
        Map<String, List<String>> fields = byGuid
                ? Map.of("ProcessGuid", List.of(process.guid()))
                : Map.of("ProcessId", List.of("" + process.pid()), "Image", List.of(process.image()));
        return course.ask(new Subject(act.at(), TARGET, fields, List.of()))
                .get()
                .getOrDefault("Ancestors", List.of());
    }

    static Course course() {
        return new Ancestry().begin(new MemoryStates(1 << 22));
    }
}
