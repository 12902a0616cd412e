package org.foothold.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentFileTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "alone: high; alone: grave; expected one of informational, low",
                "alone: high; alon: high; unknown key 'alon'",
                "together: medium; together: [medium]; expected a text",
                "within: 1h; within: 1y; expected a time",
                "within: 1h; within: h; expected a time",
                "weight: 2; weight: 3; expected a number from 1 to 2",
                "most: 5; most: many; expected a number",
                "anywhere: true; anywhere: often; expected true or false",
                "as: number; as: maths; expected one of text, number",
                "Image: shared; Image: shares; there is no list 'shares', only machine, shared",
                "techniques: [T1078]; techniques: [1078]; expected a technique",
                "phase: return; phase: back; expected one of access, execution",
                "says: three techniques; say: three; unknown key 'say'",
            })
    void saysWhereItIsWrong(String right, String wrong, String message) {
        assertThat(Chain.RULES).contains(right);
        assertThatThrownBy(() -> new IncidentFile()
                        .read(YamlReader.readOne(
                                "x.yml", Chain.RULES.replaceFirst(java.util.regex.Pattern.quote(right), wrong))))
                .isInstanceOfSatisfying(
                        ContentException.class,
                        broken -> assertThat(broken.problem().toString()).contains("x.yml:", message));
    }
}
