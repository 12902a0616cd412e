package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalExportTest {
    private static Collected read(String text) throws IOException {
        Collected collected = new Collected();
        RecordFile file = new JournalExport(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        while (file.next(collected)) {}
        return collected;
    }

    @Test
    void readsLinesAndBytes() throws IOException {
        Collected collected = read("""
                __CURSOR=s=1
                __REALTIME_TIMESTAMP=1772615727118000
                PRIORITY=3
                MESSAGE
                \7\0\0\0\0\0\0\0a
                b

                cd
                _HOSTNAME=web-1


                __CURSOR=s=2
                MESSAGE=x=y
                """);

        assertThat(collected.damages).isEmpty();
        assertThat(collected.events).hasSize(2);
        assertThat(collected.events.get(0).fields())
                .containsExactly(
                        Map.entry("Channel", List.of("linux/journald")),
                        Map.entry("timestamp", List.of("2026-03-04T09:15:27.118Z")),
                        Map.entry("host", List.of("web-1")),
                        Map.entry("severity", List.of("err")),
                        Map.entry("message", List.of("a\nb\n\ncd")));
        assertThat(collected.events.get(1).values("message")).containsExactly("x=y");
        assertThat(collected.events.get(1).at()).isNull();
    }

    @Test
    void aLengthThatLeadsBehindTheEndIsDamage() throws IOException {
        assertThat(read("__CURSOR=1\nMESSAGE\n\377\377\377\377\377\0\0\0abc").damages)
                .extracting(LineDamage::what)
                .containsExactly("field");
        assertThat(read("__CURSOR=1\nMESSAGE\n\377\377").damages)
                .extracting(LineDamage::what)
                .containsExactly("length of a field");
    }
}
