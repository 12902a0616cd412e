package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Base64 at any offset, and UTF-16 before it. */
class Pitfall10Base64Test {

    @Test
    void base64EncodesTheWholeValue() {
        Probe.selection("Data|base64: 'cmd'")
                .matches("Data", "Y21k")
                .misses("Data", "y21K")
                .misses("Data", "Y21k=");
        Probe.selection("Data|base64|contains: 'ping'")
                .matches("Data", "x cGluZw== y")
                .misses("Data", "cGluZ");
    }

    @Test
    void base64offsetFindsTheValueAtEachOffset() {
        Probe probe = Probe.selection("Data|base64offset|contains: 'http://'");
        for (String before : new String[] {"", "a", "ab", "abc", "abcd"}) {
            for (String after : new String[] {"", "x", "xy", "xyz"}) {
                probe.matches("Data", encoded(before + "http://" + after, StandardCharsets.UTF_8));
                probe.misses("Data", encoded(before + "http:/_" + after, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void theResultIsCaseSensitive() {
        String encoded = encoded("see http://x", StandardCharsets.UTF_8);
        Probe.selection("Data|base64offset|contains: 'http://'")
                .matches("Data", encoded)
                .misses("Data", encoded.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void wideComesBeforeBase64() {
        String command = "IEX (New-Object Net.WebClient)";
        Probe.selection("Data|wide|base64offset|contains: 'Net.WebClient'")
                .matches("Data", encoded(command, StandardCharsets.UTF_16LE))
                .misses("Data", encoded(command, StandardCharsets.UTF_8));
        Probe.selection("Data|utf16le|base64: 'ab'").matches("Data", encoded("ab", StandardCharsets.UTF_16LE));
        Probe.selection("Data|utf16be|base64: 'ab'").matches("Data", encoded("ab", StandardCharsets.UTF_16BE));
        Probe.selection("Data|utf16|base64: 'ab'").matches("Data", "//5hAGIA").misses("Data", "YQBiAA==");
    }

    @Test
    void wideAloneIsTheBytesAsText() {
        Probe.selection("Data|wide|contains: 'cmd'")
                .matches("Data", "xc\0m\0d\0x")
                .misses("Data", "cmd");
        Probe.selection("Data|utf16be: 'ab'").matches("Data", "\0a\0b");
    }

    @Test
    void nonAsciiTextIsUtf8() {
        Probe.selection("Data|base64: 'é'").matches("Data", "w6k=").misses("Data", "6Q==");
    }

    @Test
    void brokenLinesOfBase64DoNotMatch() {
        Probe.selection("Data|base64offset|contains: 'http://example'")
                .matches("Data", "aHR0cDovL2V4YW1wbGU=")
                .misses("Data", "aHR0cDov\nL2V4YW1wbGU=");
    }

    @Test
    void escapedWildcardsAreEncodedAndRealOnesRefused() {
        Probe.selection("Data|base64: 'a\\*b'").matches("Data", encoded("a*b", StandardCharsets.UTF_8));
        assertThat(Probe.selectionRefusal("Data|base64: 'a*b'").message())
                .isEqualTo("a value with wildcards cannot be encoded as Base64");
    }

    @Test
    void whatCannotBeEncodedIsRefused() {
        assertThat(Probe.selectionRefusal("Data|base64offset|contains: 'a'").message())
                .isEqualTo("the value is too short for base64offset");
        assertThat(Probe.selectionRefusal("Data|base64: ''").message())
                .isEqualTo("an empty value cannot be encoded as Base64");
    }

    @Test
    void encodingsHaveToStandBeforeThePlace() {
        assertThat(Probe.selectionRefusal("Data|contains|base64: 'abc'").message())
                .isEqualTo("the encoding 'base64' has to stand before 'contains'");
        assertThat(Probe.selectionRefusal("Data|base64|wide: 'abc'").message())
                .isEqualTo("the modifier 'wide' has to stand before 'base64'");
        assertThat(Probe.selectionRefusal("Data|wide|utf16be: 'abc'").message())
                .isEqualTo("the modifiers 'wide' and 'utf16be' contradict each other");
    }

    private static String encoded(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
