package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.GrubMenu.Entry;
import org.junit.jupiter.api.Test;

class GrubMenuTest {
    private static final String FILE = """
            # c
            set default="0"; insmod gzio
            function f {
              echo x
            }
            submenu 'Advanced' $x {
              menuentry "Linux; 6.1" --class os {
                linux /vmlinuz root=UUID=1 init=/tmp/x \\
                  quiet # c
                initrd /initrd.img /evil.img
              }
            }
            if [ -e /x ]; then
              configfile /other.cfg
            fi
            """;

    @Test
    void givesCommandsWithTheirMenus() {
        assertThat(GrubMenu.read(FILE.getBytes(StandardCharsets.UTF_8)).entries())
                .containsSubsequence(
                        new Entry(2, List.of(), "set", List.of("default=0")),
                        new Entry(2, List.of(), "insmod", List.of("gzio")),
                        new Entry(4, List.of(), "echo", List.of("x")),
                        new Entry(6, List.of(), "submenu", List.of("Advanced", "$x")),
                        new Entry(7, List.of("Advanced"), "menuentry", List.of("Linux; 6.1", "--class", "os")),
                        new Entry(
                                8,
                                List.of("Advanced", "Linux; 6.1"),
                                "linux",
                                List.of("/vmlinuz", "root=UUID=1", "init=/tmp/x", "quiet")),
                        new Entry(10, List.of("Advanced", "Linux; 6.1"), "initrd", List.of("/initrd.img", "/evil.img")),
                        new Entry(14, List.of(), "configfile", List.of("/other.cfg")));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(GrubMenu.read(bytes).entries()).isNotNull());
    }
}
