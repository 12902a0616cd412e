package org.foothold.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Shape;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.junit.jupiter.api.Test;

class TextPatternTest {

    @Test
    void neighboursAreJoinedAndEmptyLiteralsLeftOut() {
        assertThat(pattern("a", "", "b").parts()).containsExactly(new Literal("ab"));
        assertThat(new TextPattern(List.of(Wildcard.ANY_RUN, new Literal(""), Wildcard.ANY_RUN)).parts())
                .containsExactly(Wildcard.ANY_RUN);
        assertThat(new TextPattern(List.of(Wildcard.ANY_ONE, Wildcard.ANY_ONE)).parts())
                .hasSize(2);
        assertThat(pattern("").parts()).isEmpty();
    }

    @Test
    void theShapeIsTheSimplestThatSaysTheSame() {
        assertThat(pattern("a").shape()).isEqualTo(Shape.EXACT);
        assertThat(pattern("").shape()).isEqualTo(Shape.EXACT);
        assertThat(pattern("a").withOpenEnd().shape()).isEqualTo(Shape.STARTS);
        assertThat(pattern("a").withOpenStart().shape()).isEqualTo(Shape.ENDS);
        assertThat(pattern("a").withOpenStart().withOpenEnd().shape()).isEqualTo(Shape.CONTAINS);
        assertThat(pattern("").withOpenStart().withOpenEnd().shape()).isEqualTo(Shape.NOT_EMPTY);
        assertThat(new TextPattern(List.of(Wildcard.ANY_ONE)).shape()).isEqualTo(Shape.GLOB);
        assertThat(new TextPattern(List.of(new Literal("a"), Wildcard.ANY_RUN, new Literal("b"))).shape())
                .isEqualTo(Shape.GLOB);
    }

    @Test
    void isWrittenAsARuleWouldWriteIt() {
        assertThat(pattern("C:\\x").withOpenEnd()).hasToString("C:\\x*");
        assertThat(pattern("C:\\").withOpenEnd()).hasToString("C:\\\\*");
        assertThat(pattern("a*b?")).hasToString("a\\*b\\?");
        assertThat(pattern("\\\\server")).hasToString("\\\\\\server");
        assertThat(pattern("a").hasWildcard()).isFalse();
        assertThat(pattern("a").withOpenEnd().hasWildcard()).isTrue();
        assertThat(pattern("a").withOpenEnd().literal()).isEqualTo("a");
        assertThat(pattern("").literal()).isEmpty();
    }

    private static TextPattern pattern(String... literals) {
        return new TextPattern(
                List.of(literals).stream().<TextPattern.Part>map(Literal::new).toList());
    }
}
