package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource.Derived;
import org.junit.jupiter.api.Test;

class FieldSourceTest {
    private static final Derived HOST =
            new Derived("made:host", List.of("Data"), new Join.Separated(""), List.of(new Rewrite.Line("Host=")));

    @Test
    void joinsTheValuesOfAnInputThatAreTexts() {
        assertThat(Derived.text(Arrays.asList("a", null, "", "b"))).isEqualTo("a\n\nb");
        assertThat(Derived.text(Arrays.asList(null, null))).isNull();
        assertThat(Derived.text(List.of())).isNull();
    }

    @Test
    void looksIntoEveryValueOfAnInput() {
        assertThat(HOST.of(event("Available", "Host=powershell\r\nEngine=5"))).isEqualTo("powershell");
    }

    @Test
    void isAbsentWhereAStepFindsNothing() {
        assertThat(HOST.of(event("Available"))).isNull();
        assertThat(HOST.of(Event.of(Map.of()))).isNull();
    }

    @Test
    void takesItsStepsInOrder() {
        Derived user = new Derived(
                "made:user",
                List.of("Domain", "Name"),
                new Join.Separated("\\"),
                List.of(
                        new Rewrite.Prefix(List.of(new Rewrite.Replacement("OLD\\", "NEW\\"))),
                        new Rewrite.Value(List.of(new Rewrite.Replacement("NEW\\a", "NEW\\b")))));

        assertThat(user.apply(List.of("OLD", "a"))).isEqualTo("NEW\\b");
    }

    @Test
    void aRawFieldGoesByItsName() {
        assertThat(new FieldSource.Raw("Image").key()).isEqualTo("Image");
    }

    private static Event event(String... data) {
        return Event.of(Map.of("Data", new ArrayList<>(List.of(data))));
    }
}
