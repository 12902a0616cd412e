package org.foothold.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.foothold.sigma.correlation.CorrelationWorld.Happened;
import org.foothold.sigma.correlation.PlainCorrelations.Found;

/** The operators find what the plain reference finds, in whatever order the matches come. */
class CorrelatorPropertyTest {
    private static final Comparator<Found> ANY_ORDER =
            Comparator.comparingInt(Found::correlation).thenComparing(Found::toString);

    @Property(tries = 4_000)
    void findsWhatThePlainReferenceFinds(@ForAll long seed) {
        CorrelationWorld world = new CorrelationWorld(seed);
        List<Correlation> correlations = world.correlations();
        List<Step<String>> steps = CorrelationWorld.steps(world.events());
        PlainCorrelations.Judged expected = PlainCorrelations.judge(correlations, steps);

        Run run = Run.of(correlations, Duration.ZERO, Limits.HUNT, steps);

        assertThat(run.found)
                .usingElementComparator(CorrelatorPropertyTest::compare)
                .containsExactlyInAnyOrderElementsOf(expected.found());
        assertThat(run.losses).isEqualTo(new Losses(0, 0, 0, expected.withoutGroup(), expected.withoutValue()));
    }

    @Property(tries = 2_000)
    void findsTheSameInOrderAndOutOfOrder(@ForAll long seed, @ForAll @IntRange(max = 70) int lateness) {
        CorrelationWorld world = new CorrelationWorld(seed);
        List<Correlation> correlations = world.correlations();
        List<Happened> events = world.events();
        List<Happened> late = world.late(events, lateness);

        Run ordered = Run.of(correlations, Duration.ZERO, Limits.HUNT, CorrelationWorld.steps(events));
        Run shuffled = Run.of(correlations, Duration.ofSeconds(lateness), Limits.HUNT, CorrelationWorld.steps(late));
        Run anyOrder = Run.of(correlations, Correlator.ANY_LATENESS, Limits.HUNT, CorrelationWorld.steps(late));

        assertThat(shuffled.found).isEqualTo(ordered.found);
        assertThat(shuffled.losses).isEqualTo(ordered.losses);
        assertThat(anyOrder.found).isEqualTo(ordered.found);
    }

    @Property(tries = 5_000)
    void remembersNoMoreThanItMayAndCountsWhatIsLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int most) {
        CorrelationWorld world = new CorrelationWorld(seed);
        List<Correlation> correlations = world.correlations();
        List<Step<String>> steps = CorrelationWorld.steps(world.late(world.events(), 60));
        Limits small = new Limits(most, Long.MAX_VALUE, most, Long.MAX_VALUE, most, most);

        Run run = Run.of(correlations, Correlator.ANY_LATENESS, small, steps);
        Run roomy = Run.of(correlations, Correlator.ANY_LATENESS, Limits.HUNT, steps);

        assertThat(run.found).allSatisfy(found -> assertThat(found.events()).hasSizeLessThanOrEqualTo(most));
        assertThat(run.openMost).isLessThanOrEqualTo(most + correlations.size() * 2);
        if (run.losses.late() + run.losses.groups() + run.losses.steps() == 0 && !run.cut) {
            assertThat(run.found).isEqualTo(roomy.found);
        }
    }

    private static int compare(Found one, Found other) {
        boolean same = one.measure().compareTo(other.measure()) == 0
                && one.correlation() == other.correlation()
                && one.at().equals(other.at())
                && one.events().equals(other.events());
        return same ? 0 : ANY_ORDER.compare(one, other) < 0 ? -1 : 1;
    }

    /** What a correlator made of steps. */
    private static final class Run {
        private final List<Found> found = new ArrayList<>();
        private Losses losses = Losses.NONE;
        private boolean cut;
        private int openMost;

        static Run of(List<Correlation> correlations, Duration lateness, Limits limits, List<Step<String>> steps) {
            Run run = new Run();
            CountedState<String> state = new CountedState<>(new MemoryState<>(limits));
            Correlator<String> correlator = new Correlator<>(
                    correlations,
                    lateness,
                    limits,
                    finding -> {
                        run.cut |= finding.unlisted() > 0;
                        run.found.add(new Found(
                                correlations.indexOf(finding.correlation()),
                                finding.at(),
                                finding.measure(),
                                finding.events()));
                    },
                    state);
            steps.forEach(correlator::add);
            correlator.finish();
            run.losses = correlator.losses();
            run.openMost = state.most();
            return run;
        }
    }
}
