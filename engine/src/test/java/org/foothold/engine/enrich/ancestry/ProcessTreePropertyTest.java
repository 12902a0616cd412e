package org.foothold.engine.enrich.ancestry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.ancestry.ProcessWorld.Happened;
import org.foothold.engine.enrich.ancestry.ProcessWorld.Truth;

/** What is found is what really happened. */
class ProcessTreePropertyTest {
    private static final int STEPS = 120;

    @Property(tries = 300)
    void byNumberAndTimeEveryFamilyIsFoundWhereTheLogIsWhole(@ForAll long seed) {
        Course course = ProcessWorld.course();
        for (Happened each : new ProcessWorld(seed, false, STEPS).all()) {
            if (each.heard() != null) {
                course.hear(each.heard());
            } else {
                assertThat(ProcessWorld.above(course, each, false))
                        .isEqualTo(each.process().above());
            }
        }
    }

    @Property(tries = 300)
    void whereTheLogHasGapsNoStrangerIsTakenForAnAncestor(@ForAll long seed) {
        Random gaps = new Random(seed ^ 0x5DEECE66DL);
        Course course = ProcessWorld.course();
        Set<Truth> started = new HashSet<>();
        for (Happened each : new ProcessWorld(seed, false, STEPS).all()) {
            if (each.heard() == null) {
                List<String> found = ProcessWorld.above(course, each, false);
                List<String> truth = each.process().above();
                assertThat(truth.subList(0, Math.min(found.size(), truth.size())))
                        .isEqualTo(found);
                if (started.contains(each.process())) {
                    assertThat(found).hasSizeGreaterThanOrEqualTo(Math.min(1, truth.size()));
                }
            } else if (gaps.nextInt(4) > 0) {
                course.hear(each.heard());
                if (each.heard().feeder().equals("process_start")) {
                    started.add(each.process());
                }
            }
        }
    }

    @Property(tries = 200)
    void byGuidTheOrderAndTheClockDoNotMatter(@ForAll long seed) {
        List<Happened> all = new ProcessWorld(seed, true, STEPS).all();
        List<Happened> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        Course course = ProcessWorld.course();
        for (Happened each : shuffled) {
            if (each.heard() != null) {
                course.hear(each.heard());
            }
        }
        for (Happened each : all) {
            if (each.heard() == null) {
                assertThat(ProcessWorld.above(course, each, true))
                        .isEqualTo(each.process().above());
            }
        }
    }
}
