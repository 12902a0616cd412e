package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.foothold.formats.access.Rsyslog.Entry;
import org.foothold.formats.access.Rsyslog.Kind;
import org.junit.jupiter.api.Test;

class RsyslogTest {
    private static final String FILE = """
            # c
            module(load="imuxsock") module( load='omprog' )
            $ModLoad omprog # c
            $IncludeConfig /etc/rsyslog.d/*.conf
            auth,authpriv.*   /var/log/auth.log
            *.info;mail.none  ^/tmp/x;T
            & ^/tmp/y
            :msg, contains, "a, (b)" ^/tmp/z
            if $msg contains "action(" then {
              action(type="omprog"
                # binary="no"
                binary="/bin/p --a=\\"q\\"" list=["a","b"])
            }
            if $programname == 'x' then ^/tmp/w
            if $x then action(type="omfile" file="/v")
            /* *.* ^/no */
            :omusrmsg:*
            """;

    @Test
    void givesProgramsInBothLanguages() {
        Rsyslog rsyslog = Rsyslog.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(rsyslog.entries())
                .containsExactly(
                        new Entry(2, Kind.OBJECT, "module", "", Map.of("load", "imuxsock")),
                        new Entry(2, Kind.OBJECT, "module", "", Map.of("load", "omprog")),
                        new Entry(3, Kind.DIRECTIVE, "modload", "omprog", Map.of()),
                        new Entry(4, Kind.DIRECTIVE, "includeconfig", "/etc/rsyslog.d/*.conf", Map.of()),
                        new Entry(5, Kind.RULE, "auth,authpriv.*", "/var/log/auth.log", Map.of()),
                        new Entry(6, Kind.RULE, "*.info;mail.none", "^/tmp/x;T", Map.of()),
                        new Entry(7, Kind.RULE, "&", "^/tmp/y", Map.of()),
                        new Entry(8, Kind.RULE, ":msg, contains, \"a, (b)\"", "^/tmp/z", Map.of()),
                        new Entry(
                                10,
                                Kind.OBJECT,
                                "action",
                                "",
                                Map.of("type", "omprog", "binary", "/bin/p --a=\"q\"", "list", "a\nb")),
                        new Entry(14, Kind.RULE, "if $programname == 'x'", "^/tmp/w", Map.of()),
                        new Entry(15, Kind.OBJECT, "action", "", Map.of("type", "omfile", "file", "/v")));
        assertThat(rsyslog.bad()).extracting(damage -> damage.line()).containsExactly(17L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Rsyslog.read(bytes).entries()).isNotNull());
    }
}
