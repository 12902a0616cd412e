package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.LogSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingSetTest {
    private static final MappingSet SET = MappingFileTest.read("""
            name: test
            title: Logs
            logsource: {product: windows}
            mappings:
            - {where: {Channel: '*'}}
            - {logsource: {service: sysmon}, where: {Channel: Sysmon}, fields: {A: OfService, C: OfService}}
            - {logsource: {service: any}, where: {Channel: S*}}
            - {logsource: {category: process_creation}, where: {Channel: Sysmon, EventID: 1}, fields: {A: OfCategory}}
            - {logsource: {category: process_creation}, where: {Channel: Security, EventID: 4688}}
            """);

    @Test
    void aLogSourceIsFoundInEveryWayItIsLogged() {
        assertThat(variants("process_creation", "windows", null)).hasSize(2);
        assertThat(variants("Process_Creation", "WINDOWS", null)).hasSize(2);
    }

    @Test
    void aRuleMayLeaveOutTheProduct() {
        assertThat(variants("process_creation", null, null)).hasSize(2);
        assertThat(variants(null, null, "sysmon")).hasSize(1);
    }

    @Test
    void aProductAloneIsWhatTheMappingOfTheProductSays() {
        assertThat(variants(null, "windows", null)).hasSize(1);
        assertThat(variants(null, null, null)).isEmpty();
    }

    @Test
    void nothingIsKnownOfOtherProductsServicesAndCategories() {
        assertThat(variants("process_creation", "linux", null)).isEmpty();
        assertThat(variants(null, "windows", "unheard")).isEmpty();
        assertThat(variants("unheard", "windows", null)).isEmpty();
        assertThat(variants("process_creation", "windows", "unheard")).isEmpty();
    }

    @Test
    void aCategoryOfAServiceIsWhatIsLoggedAsBoth() {
        List<Variant> both = variants("process_creation", "windows", "sysmon");

        assertThat(both).singleElement().satisfies(variant -> {
            assertThat(variant.where())
                    .isInstanceOfSatisfying(
                            Condition.And.class, and -> assertThat(and.terms()).hasSize(2));
            assertThat(variant.source("A")).isEqualTo(new FieldSource.Raw("OfCategory"));
            assertThat(variant.source("C")).isEqualTo(new FieldSource.Raw("OfService"));
        });
        assertThat(variants("process_creation", "windows", "any")).hasSize(2);
    }

    @Test
    void aFieldThatNoMappingNamesStandsForItself() {
        assertThat(variants(null, "windows", "sysmon").getFirst().source("B")).isEqualTo(new FieldSource.Raw("B"));
    }

    private static List<Variant> variants(
            @Nullable String category, @Nullable String product, @Nullable String service) {
        return SET.variants(new LogSource(category, product, service));
    }
}
