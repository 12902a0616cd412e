package org.foothold.formats;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf16Test {
    @Property
    void everyTextComesBack(@ForAll char[] units) {
        String text = new String(units);
        byte[] bytes = Utf16.encode(text);
        assertThat(Utf16.decode(bytes, 0, bytes.length)).isEqualTo(text);
    }

    @Test
    void aSurrogateThatStandsAloneStaysWhatItIs() {
        assertThat(Utf16.decode(new byte[] {0, (byte) 0xd8, 'x', 0, 7}, 0, 5)).isEqualTo("\ud800x");
    }
}
