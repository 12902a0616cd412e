package org.foothold.sigma.modifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.yaml.YamlNode;
import org.junit.jupiter.api.Test;

class FieldKeyTest {

    @Test
    void partsTheNameFromItsModifiers() throws ContentException {
        FieldKey key = read("dns.name|contains|all");
        assertThat(key.field()).isEqualTo("dns.name");
        assertThat(key.modifiers()).containsExactly(Modifier.CONTAINS, Modifier.ALL);
        assertThat(key.has(Modifier.ALL)).isTrue();
        assertThat(key.has(Modifier.RE)).isFalse();
        assertThat(read("|all").field()).isNull();
        assertThat(read("Image").modifiers()).isEmpty();
    }

    @Test
    void modifiersThatMakeSenseGoTogether() {
        for (String modifiers : new String[] {
            "contains|all|windash|cased",
            "wide|base64offset|contains",
            "utf16|base64",
            "base64|base64offset|contains",
            "windash|utf16be|startswith",
            "expand|contains|neq",
            "contains|expand",
            "re|i|m|s|all|neq",
            "cidr|expand|all|neq",
            "fieldref|startswith|cased|neq|all",
            "hour|gte|all",
            "gte|hour",
            "minute|neq",
            "lt",
            "lte|all",
            "exists",
            "neq",
            "endswith|neq"
        }) {
            assertThatCode(() -> read("F|" + modifiers)).as(modifiers).doesNotThrowAnyException();
        }
    }

    @Test
    void modifiersThatContradictEachOtherAreRefused() {
        for (String modifiers : new String[] {
            "contains|startswith",
            "startswith|endswith",
            "wide|utf16",
            "re|contains",
            "re|cased",
            "re|windash",
            "re|base64",
            "re|expand",
            "re|cidr",
            "cidr|contains",
            "cidr|cased",
            "exists|neq",
            "exists|all",
            "exists|contains",
            "fieldref|windash",
            "fieldref|expand",
            "fieldref|base64",
            "lt|gt",
            "gte|neq",
            "lt|contains",
            "hour|day",
            "hour|contains",
            "hour|re",
            "lt|expand",
            "re|i|contains"
        }) {
            assertThatThrownBy(() -> read("F|" + modifiers))
                    .as(modifiers)
                    .hasMessageContaining("contradict each other");
        }
    }

    @Test
    void modifiersHaveToStandInTheirOrder() {
        assertThatThrownBy(() -> read("F|contains|base64")).hasMessageContaining("before 'contains'");
        assertThatThrownBy(() -> read("F|endswith|wide")).hasMessageContaining("before 'endswith'");
        assertThatThrownBy(() -> read("F|base64|windash"))
                .hasMessageContaining("'windash' has to stand before 'base64'");
        assertThatThrownBy(() -> read("F|base64offset|base64")).hasMessageContaining("before 'base64offset'");
        assertThatThrownBy(() -> read("F|m|re")).hasMessageContaining("has to follow 're'");
        assertThatThrownBy(() -> read("F|s")).hasMessageContaining("needs 're'");
    }

    @Test
    void unknownAndRepeatedModifiersAreRefused() {
        assertThatThrownBy(() -> read("F|near")).hasMessage("f.yml:3:5: the modifier 'near' is unknown");
        assertThatThrownBy(() -> read("F|all|all")).hasMessage("f.yml:3:5: the modifier 'all' stands twice");
    }

    private static FieldKey read(String key) throws ContentException {
        return FieldKey.read(new YamlNode.Scalar(new Position("f.yml", 3, 5), YamlNode.Type.TEXT, key));
    }
}
