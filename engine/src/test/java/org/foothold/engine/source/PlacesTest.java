package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places as artifacts write them, over a small root. */
class PlacesTest {
    @TempDir
    private Path root;

    private FileTree tree;

    @BeforeEach
    void build() throws IOException {
        for (String file : List.of(
                "etc/cron.d/a",
                "etc/cron.d/.b",
                "etc/cron.daily/c",
                "usr/bin/tool",
                "usr/lib/python3/site/x.pth",
                "usr/lib/python3/site/deep/er/y.pth",
                "usr/lib/python2/site/z.pth",
                "home/ann/.profile",
                "home/gone/.profile",
                "srv/web/.profile",
                "root/.profile")) {
            Path place = root.resolve(file);
            Files.createDirectories(place.getParent());
            Files.writeString(place, file);
        }
        Files.writeString(root.resolve("etc/passwd"), """
            root:x:0:0::/root:/bin/sh
            ann:x:1:1::/home/ann:/bin/sh
            ann2:x:1:1::/home/ann/:/x
            web:x:2:2::/srv/web:/x
            no:x:9:9::/none:/x
            """);
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/lib/python3/site/loop"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("etc/cron.d/link"), Path.of("/etc/passwd"));
        tree = FolderTree.of(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/etc/cron.d/* | /etc/cron.d/.b /etc/cron.d/a /etc/cron.d/link",
                "/etc/cron.d/[a-c] | /etc/cron.d/a",
                "/etc/cron.d/[!a]* | /etc/cron.d/.b /etc/cron.d/link",
                "/etc/cron.{d,daily}/? | /etc/cron.d/a /etc/cron.daily/c",
                "/etc/{cron.{d,daily},x}/{a,c} | /etc/cron.d/a /etc/cron.daily/c",
                "/bin/tool | /usr/bin/tool",
                "/{bin,usr/bin}/* | /usr/bin/tool",
                "/etc/cron.d/link | /etc/cron.d/link",
                "/etc/cron.d/link/ | ",
                "/usr/lib/python*/site/*.pth | /usr/lib/python2/site/z.pth /usr/lib/python3/site/x.pth",
                "/usr/lib/python3/**/*.pth | /usr/lib/python3/site/deep/er/y.pth /usr/lib/python3/site/x.pth",
                "/usr/lib/python3/site/deep/** | /usr/lib/python3/site/deep/er /usr/lib/python3/site/deep/er/y.pth",
                "~/.profile | /home/ann/.profile /home/gone/.profile /root/.profile /srv/web/.profile",
                "~ | /home/ann /home/gone /root /srv/web",
                "/ | /",
                "/nothing/* | "
            })
    void findsWhatIsMeant(String pattern, String expected) {
        Places.Matches matches = new Places(tree).matching(pattern);

        assertThat(matches.entries().stream().map(entry -> entry.path().text()))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
        assertThat(matches.problems()).isEmpty();
    }

    @Test
    void knowsWhoseHomesTheyAre() {
        assertThat(new Places(tree).homes())
                .extracting(home -> home.folder().path() + " " + home.users())
                .containsExactly("/home/ann [ann, ann2]", "/home/gone []", "/root [root]", "/srv/web [web]");
    }

    @Test
    void refusesWhatIsNoPlace() {
        Places places = new Places(tree);
        String many = "/" + "{a,b}".repeat(12);

        assertThatThrownBy(() -> places.matching("etc/x")).hasMessageContaining("begins with");
        assertThatThrownBy(() -> places.matching(many)).hasMessageContaining("alternatives");
    }

    @Test
    void saysWhereItCannotLook() throws IOException {
        Places live = new Places(FolderTree.of(Path.of("/")), List.of());

        assertThat(live.matching("/proc/sys/kernel/core_pattern")).satisfies(matches -> {
            assertThat(matches.entries()).isEmpty();
            assertThat(matches.problems()).hasSize(1);
        });
        assertThat(live.matching("/no/such/thing").problems()).isEmpty();
    }

    @Test
    void aDeepTreeEndsWithAProblem() throws IOException {
        Path deep = root.resolve("deep/" + "d/".repeat(Places.MAX_DEPTH + 3));
        Files.createDirectories(deep);

        Places.Matches matches = new Places(tree).matching("/deep/**");

        assertThat(matches.entries()).hasSize(Places.MAX_DEPTH + 1);
        assertThat(matches.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("deep"));
    }
}
