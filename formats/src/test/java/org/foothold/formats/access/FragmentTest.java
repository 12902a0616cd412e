package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentTest {
    @Test
    void countsLinesThroughCommentsAndQuotes() {
        assertThat(Fragment.of("# a\n/* b\nc */ d {\n\"e\n;\" f; // g\n}\n h", true, false))
                .containsExactly(
                        new Fragment(3, "d", '{'),
                        new Fragment(4, "\"e\n;\" f", ';'),
                        new Fragment(6, "", '}'),
                        new Fragment(7, "h", ' '));
    }

    @Test
    void aBackslashKeepsAQuoteOpenWhereItMay() {
        assertThat(Fragment.of("a \"\\\";\";", false, true)).containsExactly(new Fragment(1, "a \"\\\";\"", ';'));
        assertThat(Fragment.of("a \"\\\";", false, false)).containsExactly(new Fragment(1, "a \"\\\"", ';'));
    }
}
