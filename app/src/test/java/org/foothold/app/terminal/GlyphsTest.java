package org.foothold.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void countsColumnsAsATerminalDoes() {
        assertThat(Glyphs.width("plain")).isEqualTo(5);
        assertThat(Glyphs.width("計画")).isEqualTo(4);
        assertThat(Glyphs.width("한글")).isEqualTo(4);
        assertThat(Glyphs.width("😀")).isEqualTo(2);
        assertThat(Glyphs.width("e\u0301")).isEqualTo(1);
        assertThat(Glyphs.width("…×é")).isEqualTo(3);
    }

    @Test
    void cutsBeforeAGlyphThatDoesNotFit() {
        assertThat(Glyphs.fit("計画タスク", 5)).isEqualTo("計画…");
        assertThat(Glyphs.fit("計画タスク", 6)).isEqualTo("計画…");
        assertThat(Glyphs.fit("計画", 4)).isEqualTo("計画");
        assertThat(Glyphs.fit("plain", 0)).isEmpty();
        assertThat(Glyphs.fitEnd("evtx/計画.evtx", 8)).isEqualTo("…画.evtx");
        assertThat(Glyphs.fitEnd("plain", 0)).isEmpty();
        assertThat(Glyphs.fitEnd("plain", 5)).isEqualTo("plain");
    }

    @Test
    void spellsOutWhateverSteersATerminal() {
        assertThat(Glyphs.visible("a\u001b[31mb\u0007\u009b1m")).isEqualTo("a\\x1b[31mb\\x07\\x9b1m");
        assertThat(Glyphs.visible("x\u202Ecod.exe")).isEqualTo("x\\u{202e}cod.exe");
        assertThat(Glyphs.visible("one\r\n\ttwo\u2028")).isEqualTo("one\\r\\n\\ttwo\\u{2028}");
        assertThat(Glyphs.visible("half \uD83D")).isEqualTo("half \\u{d83d}");
        assertThat(Glyphs.visible("Grüße 計画 😀")).isEqualTo("Grüße 計画 😀");
    }

    @Property
    void noTextSteersATerminal(@ForAll String text) {
        assertThat(Glyphs.visible(text).chars())
                .noneMatch(unit -> unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || (unit >= 0x202a && unit <= 0x202e));
    }

    @Property
    void everyTextFits(@ForAll String text, @ForAll @IntRange(min = 0, max = 40) int columns) {
        String safe = Glyphs.visible(text);

        assertThat(Glyphs.width(Glyphs.fit(safe, columns))).isLessThanOrEqualTo(columns);
        assertThat(Glyphs.width(Glyphs.fitEnd(safe, columns))).isLessThanOrEqualTo(columns);
        assertThat(Glyphs.width(Glyphs.pad(safe, columns))).isEqualTo(columns);
    }
}
