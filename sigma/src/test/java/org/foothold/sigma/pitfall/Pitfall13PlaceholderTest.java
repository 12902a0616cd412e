package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.Probe;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

/** Placeholders: a rule whose placeholder means nothing is not loaded, and never matches by accident. */
class Pitfall13PlaceholderTest {
    private static final Map<String, List<String>> SERVERS =
            Map.of("servers", List.of("srv*", "DC1"), "domain", List.of("corp", "lab"), "none", List.of());

    @Test
    void valuesComeFromTheList() {
        Probe.expanded(SERVERS, "Host|expand: '%servers%'")
                .matches("Host", "SRV17")
                .matches("Host", "dc1")
                .misses("Host", "client")
                .misses("Host", "%servers%");
    }

    @Test
    void textAroundAPlaceholderStays() {
        Probe.expanded(SERVERS, "Host|endswith|expand: '.%domain%.local'")
                .matches("Host", "x.lab.local")
                .misses("Host", "x.other.local");
        Probe.expanded(SERVERS, "Host|expand: '%servers%.%domain%'")
                .matches("Host", "srv1.lab")
                .matches("Host", "dc1.corp")
                .misses("Host", "dc1.x");
    }

    @Test
    void otherModifiersApplyToEachValue() {
        Probe.expanded(SERVERS, "Host|contains|expand: '%domain%'")
                .matches("Host", "a.corp.b")
                .misses("Host", "a");
        Probe.expanded(SERVERS, "Host|expand|contains: '%domain%'").matches("Host", "a.corp.b");
        Probe.expanded(Map.of("nets", List.of("10.0.0.0/8", "::1")), "Ip|cidr|expand: '%nets%'")
                .matches("Ip", "10.1.1.1")
                .matches("Ip", "::1")
                .misses("Ip", "11.1.1.1");
    }

    @Test
    void anEscapedPercentSignIsItself() {
        Probe.expanded(SERVERS, "Host|expand: '\\%servers%'")
                .matches("Host", "%servers%")
                .misses("Host", "dc1");
        Probe.expanded(SERVERS, "Host|expand: '\\%plain%domain%'")
                .matches("Host", "%plaincorp")
                .misses("Host", "corp");
        Probe.expanded(SERVERS, "Host|expand: '\\\\%domain%'").matches("Host", "\\corp");
        Probe.expanded(SERVERS, "Host|expand: '100%'").matches("Host", "100%");
    }

    @Test
    void withoutTheModifierItIsText() {
        Probe.expanded(SERVERS, "Host: '%servers%'")
                .matches("Host", "%servers%")
                .misses("Host", "dc1");
    }

    @Test
    void aPlaceholderWithoutValuesCostsTheRule() {
        assertThat(Probe.selectionRefusal("Host|expand: '%servers%'"))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.PLACEHOLDER))
                .satisfies(problem -> assertThat(problem.toString())
                        .isEqualTo("probe.yml:6:18: the placeholder %servers% has no values"));
        assertThat(Probe.load(
                                new Placeholders(SERVERS),
                                "selection:",
                                "  Host|expand: '%none%'",
                                "condition: not selection")
                        .rules())
                .isEmpty();
    }

    @Test
    void tooManyValuesAreRefused() {
        List<String> many =
                java.util.stream.IntStream.range(0, 200).mapToObj(i -> "v" + i).toList();
        assertThat(Probe.load(
                                new Placeholders(Map.of("many", many)),
                                "selection:",
                                "  Host|expand: '%many%%many%'",
                                "condition: selection")
                        .refused())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("more than 10000 values"));
    }
}
