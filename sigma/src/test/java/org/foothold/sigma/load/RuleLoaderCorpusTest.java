package org.foothold.sigma.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.SharedData;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

/** All public rules of SigmaHQ: what loads, and why the rest does not. */
class RuleLoaderCorpusTest {
    private static final List<String> NAMES = List.of(
            "known_cdcs",
            "legtimate_identifiers",
            "userdomain",
            "Workstations",
            "dc_machine_accounts",
            "dc_ip_addresses",
            "Admins_Workstations",
            "Administrators",
            "ServerSystems",
            "DomainControllers",
            "domain_controller_hostnames",
            "legit_ips",
            "internal_domains",
            "Legitimate_Countries",
            "Legitimate_IP_Ranges",
            "UnLegitCountries",
            "UnApprovedIp",
            "UnApprovedDevice",
            "KNOWN_LOCATION",
            "Known_Location",
            "Important_AppIds",
            "HomeTenantID",
            "ApprovedUserUpn",
            "Approved_Inviters");

    @Test
    void everyCurrentRuleLoads() {
        assertThat(load("rules", Placeholders.NONE)).isEqualTo(new Counts(3141, Map.of(), 0));
        assertThat(load("rules-compliance", Placeholders.NONE)).isEqualTo(new Counts(3, Map.of(), 0));
        assertThat(load("rules-threat-hunting", Placeholders.NONE)).isEqualTo(new Counts(140, Map.of(), 0));
    }

    @Test
    void rulesWithPlaceholdersLoadOnceTheseHaveValues() {
        Map<String, List<String>> values = new HashMap<>();
        NAMES.forEach(name -> values.put(name, List.of("some*", "other")));
        Placeholders some = new Placeholders(values);

        assertThat(load("rules-placeholder", some).loaded()).isEqualTo(23);
        assertThat(load("rules-emerging-threats", some).loaded()).isEqualTo(473);
        assertThat(load("rules-placeholder", Placeholders.NONE).refused()).isEqualTo(Map.of(Reason.PLACEHOLDER, 22));
        assertThat(load("rules-emerging-threats", Placeholders.NONE).refused())
                .isEqualTo(Map.of(Reason.PLACEHOLDER, 2));
    }

    @Test
    void retiredRulesAreRefusedEachForAReason() {
        Counts deprecated = load("deprecated", Placeholders.NONE);
        assertThat(deprecated.loaded()).isEqualTo(4);
        assertThat(deprecated.refused())
                .isEqualTo(Map.of(Reason.STATUS, 164, Reason.PLACEHOLDER, 3, Reason.AGGREGATION, 1));

        Counts unsupported = load("unsupported", Placeholders.NONE);
        assertThat(unsupported.loaded()).isEqualTo(4);
        assertThat(unsupported.refused())
                .isEqualTo(
                        Map.of(Reason.AGGREGATION, 54, Reason.STATUS, 23, Reason.COLLECTION, 8, Reason.CONDITION, 3));
    }

    @Test
    void theSameFilesGiveTheSameRulesAndProblems() {
        Path folder = SharedData.folder("sigma-rules").resolve("unsupported");

        assertThat(new RuleLoader().load(List.of(folder))).isEqualTo(new RuleLoader().load(List.of(folder)));
    }

    private static Counts load(String folder, Placeholders placeholders) {
        Path path = SharedData.folder("sigma-rules").resolve(folder);
        Rules rules = new RuleLoader(placeholders, RuleLoader.Naming.BELOW_FOLDER).load(List.of(path));
        Map<Reason, Integer> refused = new HashMap<>();
        for (Problem problem : rules.refused()) {
            refused.merge(problem.reason(), 1, Integer::sum);
            assertThat(problem.position().line()).isPositive();
        }
        return new Counts(rules.rules().size(), refused, rules.warnings().size());
    }

    private record Counts(int loaded, Map<Reason, Integer> refused, int warnings) {}
}
