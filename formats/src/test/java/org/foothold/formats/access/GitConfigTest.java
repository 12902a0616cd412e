package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.access.GitConfig.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitConfigTest {
    private static final String FILE = """
        # c
        [Core] hooksPath = /tmp/h ; c
        \tsshCommand = "ssh -i \\"x\\" # no" \s
          FSMonitor
        [alias]
         x = !sh -c 'a' \\
           b # c \\
         y = " a "b\\tc\\n
        [filter "Lfs x\\"y"]
         clean = git-lfs clean -- %f
        [Branch.Main]
        remote=o
        [includeIf "gitdir:~/w/"]path = /x
        [core]\r
         pager = less\r
         empty =
         e2 = ""
        """;

    @TempDir
    Path folder;

    private static GitConfig read(String text) {
        return GitConfig.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsVariablesWhateverTheSubsection() {
        GitConfig config = read(FILE);

        assertThat(config.all("core.hookspath")).containsExactly(new Entry(2, "core", "", "hookspath", "/tmp/h"));
        assertThat(config.all("filter.clean"))
                .containsExactly(new Entry(10, "filter", "Lfs x\"y", "clean", "git-lfs clean -- %f"));
        assertThat(config.all("core.fsmonitor")).containsExactly(new Entry(4, "core", "", "fsmonitor", null));
        assertThat(config.all("includeIf.path")).extracting(Entry::subsection).containsExactly("gitdir:~/w/");
        assertThat(config.bad()).isEmpty();
    }

    @Test
    void oneBadLineCostsItself() {
        GitConfig config = read("a=b\n[x\n[y]\n1=2\nb = \"c\nd = \\q\ne=f\n");

        assertThat(config.entries()).containsExactly(new Entry(7, "y", "", "e", "f"));
        assertThat(config.bad()).extracting(damage -> damage.line()).containsExactly(1L, 2L, 4L, 5L, 6L);
    }

    @Test
    void agreesWithGit() {
        Path file = Oracle.file(folder, "config", FILE);
        String told =
                Oracle.ask("git", "config", "-z", "-l", "-f", file.toString()).text();
        List<String> ours = new ArrayList<>();
        for (Entry entry : read(FILE).entries()) {
            ours.add(entry.key() + (entry.value() == null ? "" : "\n" + entry.value()));
        }

        assertThat(ours).hasSize(11).isEqualTo(List.of(told.split("\0")));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(GitConfig.read(bytes).entries()).isNotNull());
    }
}
