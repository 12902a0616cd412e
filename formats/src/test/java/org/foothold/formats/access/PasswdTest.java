package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.Password.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswdTest {
    private static final String FILE = """
        # comment
        root:x:0:0:root:/root:/bin/bash

          toor::00:0:::/bin/sh
        +@admins::::::
        -bob
        +
        short::0:0
        bad:x:zero:0:::
        half:x:1
        colons:x:7:7::/:/bin/sh:more
        big:x:99999999999:+5::/:
        """;

    private static Passwd read(String text) {
        return Passwd.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesAllFieldsWithTheLine() {
        assertThat(read(FILE).entries().getFirst())
                .isEqualTo(new Passwd.Entry(
                        2,
                        "root",
                        new Password(Scheme.SHADOWED, false),
                        0L,
                        0L,
                        "root",
                        "/root",
                        "/bin/bash",
                        Nis.NONE));
    }

    @Test
    void takesWhatTheLibraryTakes() {
        List<Passwd.Entry> entries = read(FILE).entries();

        assertThat(entries)
                .extracting(Passwd.Entry::name)
                .containsExactly("root", "toor", "@admins", "bob", "", "short", "colons", "big");
        assertThat(entries.get(1).uid()).isZero();
        assertThat(entries.get(1).password().scheme()).isEqualTo(Scheme.EMPTY);
        assertThat(entries.get(2).nis()).isEqualTo(Nis.ADDED);
        assertThat(entries.get(3).nis()).isEqualTo(Nis.TAKEN_AWAY);
        assertThat(entries.get(3).uid()).isNull();
        assertThat(entries.get(5).shell()).isEmpty();
        assertThat(entries.get(6).shell()).isEqualTo("/bin/sh:more");
        assertThat(entries.get(7).uid()).isEqualTo(0xffff_ffffL);
        assertThat(entries.get(7).gid()).isEqualTo(5);
    }

    @Test
    void tellsOddLines() {
        assertThat(read(FILE).bad())
                .extracting(damage -> damage.line() + " " + damage.lost())
                .containsExactly("8 false", "9 true", "10 true", "11 false");
    }

    @ParameterizedTest
    @CsvSource({
        "'',EMPTY,false",
        "x,SHADOWED,false",
        "*,NONE,false",
        "!,NONE,true",
        "!!,NONE,true",
        "!$6$a$b,SHA512,true",
        "$y$j9T$a$b,YESCRYPT,false",
        "$gy$j9T$a$b,GOST_YESCRYPT,false",
        "$2b$05$abc,BCRYPT,false",
        "$5$a$b,SHA256,false",
        "$1$a$b,MD5,false",
        "$9$a$b,UNKNOWN,false",
        "abJnggxhB/yWI,DES,false",
        "_J9..rasmBYk8r9AiWNc,BSDI_DES,false"
    })
    void namesTheScheme(String field, Scheme scheme, boolean locked) {
        assertThat(read("a:" + field + ":1:1:::").entries().getFirst().password())
                .isEqualTo(new Password(scheme, locked));
    }

    @Test
    void agreesWithTheLibraryOnThisSystem() {
        Passwd passwd = Passwd.read(
                Oracle.ask("getent", "-s", "passwd:files", "passwd").text().getBytes(StandardCharsets.UTF_8));

        assertThat(passwd.bad()).isEmpty();
        assertThat(passwd.entries())
                .filteredOn(entry -> entry.name().equals("root"))
                .singleElement()
                .satisfies(root -> assertThat(root.uid()).isZero());
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Passwd.read(bytes).entries()).isNotNull());
    }
}
