package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.Probe;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Join;
import org.foothold.sigma.mapping.Rewrite;
import org.junit.jupiter.api.Test;

/** Names of fields: their case counts, dots are part of them, and a log source may call them otherwise. */
class Pitfall15FieldNameTest {

    @Test
    void theirCaseCounts() {
        Probe.selection("Image: x").matches("Image", "X").misses("image", "x");
    }

    @Test
    void dotsSpacesAndDashesArePartOfThem() {
        Probe.selection("dns.question.name: x")
                .matches("dns.question.name", "x")
                .misses("dns", "x");
        Probe.selection("c-uri: x").matches("c-uri", "x");
        Probe.selection("'New Value': x").matches("New Value", "x");
    }

    @Test
    void aMappingRenamesThem() {
        Probe.selection("Image|endswith: '\\cmd.exe'")
                .mapped(Map.of("Image", new FieldSource.Raw("NewProcessName")))
                .matches("NewProcessName", "C:\\cmd.exe")
                .misses("Image", "C:\\cmd.exe")
                .misses("NewProcessName", "C:\\calc.exe");
    }

    @Test
    void whatNoMappingNamesStaysItself() {
        Probe.selection("Other: x")
                .mapped(Map.of("Image", new FieldSource.Raw("NewProcessName")))
                .matches("Other", "x");
    }

    @Test
    void aMappingRewritesValues() {
        FieldSource level = new FieldSource.Derived(
                "level:test",
                List.of("MandatoryLabel"),
                new Join.Separated(""),
                List.of(new Rewrite.Value(List.of(new Rewrite.Replacement("S-1-16-12288", "High")))));
        Probe.selection("IntegrityLevel: High")
                .mapped(Map.of("IntegrityLevel", level))
                .matches("MandatoryLabel", "S-1-16-12288")
                .misses("MandatoryLabel", "S-1-16-8192")
                .misses("IntegrityLevel", "High");
        Probe.selection("IntegrityLevel: null")
                .mapped(Map.of("IntegrityLevel", level))
                .matches()
                .misses("MandatoryLabel", "x");
        Probe.selection("IntegrityLevel|exists: true")
                .mapped(Map.of("IntegrityLevel", level))
                .misses()
                .matches("MandatoryLabel", "x");
    }

    @Test
    void aMappingJoinsFields() {
        FieldSource target = new FieldSource.Derived(
                "target:test", List.of("Key", "ValueName"), new Join.Separated("\\"), List.of());
        Probe.selection("TargetObject|endswith: '\\Run\\evil'")
                .mapped(Map.of("TargetObject", target))
                .matches("Key", "HKLM\\Run", "ValueName", "evil")
                .misses("Key", "HKLM\\Run")
                .misses("ValueName", "\\Run\\evil");
    }

    @Test
    void keywordsAreLookedForInWhatTheEventHolds() {
        Probe.selection("- 'S-1-16'")
                .mapped(Map.of("IntegrityLevel", new FieldSource.Raw("MandatoryLabel")))
                .matches("MandatoryLabel", "S-1-16-12288");
    }

    @Test
    void unknownModifiersAreRefusedWithTheirPlace() {
        assertThat(Probe.selectionRefusal("Image|endswth: x").toString())
                .isEqualTo("probe.yml:6:5: the modifier 'endswth' is unknown");
        assertThat(Probe.selectionRefusal("Image|: x").message()).isEqualTo("the modifier '' is unknown");
        assertThat(Probe.selectionRefusal("Image|Contains: x").message())
                .isEqualTo("the modifier 'Contains' is unknown");
        assertThat(Probe.selectionRefusal("Image|contains|contains: x").message())
                .isEqualTo("the modifier 'contains' stands twice");
        assertThat(Probe.selectionRefusal("Image|startswith|endswith: x").message())
                .isEqualTo("the modifiers 'startswith' and 'endswith' contradict each other");
    }

    @Test
    void aFieldMayNotStandTwiceInAMap() {
        assertThat(Probe.selectionRefusal("Image: a", "Image: b").toString())
                .isEqualTo("probe.yml:7:5: the key 'Image' stands twice in one map");
        Probe.selection("Image|startswith: a", "Image|endswith: b")
                .matches("Image", "a-b")
                .misses("Image", "a");
    }
}
