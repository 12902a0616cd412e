package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.foothold.formats.access.Sudoers.Command;
import org.foothold.formats.access.Sudoers.Kind;
import org.foothold.formats.access.Sudoers.Member;
import org.foothold.formats.access.Sudoers.Rule;
import org.foothold.formats.access.Sudoers.Scope;
import org.foothold.formats.access.Sudoers.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SudoersTest {
    private static final String GOOD = """
        # comment \\
        evil ALL=(ALL) NOPASSWD: ALL
        User_Alias ADM = anna, %wheel, #1000, %#12, "bob smith" : OPS = ADM, !carl
        Cmnd_Alias SH = /bin/sh, /usr/bin/vi *, !/bin/bash -c "", sha224:d7910e1967342b4605cb73a550944044c631d6b9aa4c73d9a3a4b2c8 /bin/ls
        Host_Alias H = 10.0.0.0/8, web*, fe80::1
        Runas_Alias R = root, #0
        Defaults env_reset, !authenticate, secure_path="/a:/b#c", env_keep += "A B"
        Defaults:ADM timestamp_timeout=-1
        Defaults>root !lecture
        Defaults!SH noexec
        Defaults@H log_output
        ADM H = (R : staff, wheel) NOPASSWD: SETENV: SH, /bin/cat /etc/a\\,b \\
           \\:x, PASSWD: /bin/x "" : ALL = /usr/bin/y
        %#12 ALL = (root) CWD=/tmp TIMEOUT=5m NOEXEC: sudoedit /etc/motd, !ALL # trailing
        carl ALL=(:wheel) ^/usr/bin/(a|b),x$ ^-[a-z]+:$, list, /usr/bin/
        ann ALL=() ALL
        +net,!bob ALL=NOTAFTER=20300101000000Z ALL
        al\\ ice ALL=(ALL:ALL) /bin/a=b
        a ALL=/bin/x  a   b\\ c\\\\d \\* "q r"
        a,b ALL,!c=(a,b:c,d)ALL
        b ALL=ALL \\
        # foo \\
        c ALL=ALL, SETENV:NOPASSWD:EXEC: ALL
        d ALL=/bin/x "q # no \\
        e ALL=/bin/y z=1 \\
           y, \\
           /z
        #1000 ALL=list, sudoedit, sudoedit /x /y
        %:c\\ d,"%e f" ALL=ALL
        """;

    @TempDir
    Path folder;

    private static Sudoers read(String text) {
        return Sudoers.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCommentNeverGoesOn() {
        assertThat(read(GOOD).rules().getFirst())
                .satisfies(rule -> assertThat(rule.line()).isEqualTo(2))
                .satisfies(rule -> assertThat(rule.users()).containsExactly(new Member("evil", false)))
                .satisfies(rule -> assertThat(rule.tags()).containsExactly("NOPASSWD"));
    }

    @Test
    void namesTheLineWhereARuleBegins() {
        assertThat(read(GOOD).rules()).extracting(Rule::line).contains(2, 12, 14, 21, 23, 24, 25, 28, 29);
        assertThat(read(GOOD).bad()).isEmpty();
    }

    @Test
    void givesDefaultsWithTheirScope() {
        List<Sudoers.Defaults> defaults = read(GOOD).defaults();

        assertThat(defaults)
                .extracting(Sudoers.Defaults::scope)
                .containsExactly(Scope.ALL, Scope.USER, Scope.RUN_AS, Scope.COMMAND, Scope.HOST);
        assertThat(defaults.getFirst().settings())
                .containsExactly(
                        new Setting("env_reset", "", "", false),
                        new Setting("authenticate", "", "", true),
                        new Setting("secure_path", "=", "/a:/b#c", false),
                        new Setting("env_keep", "+=", "A B", false));
    }

    @Test
    void tellsDigestsAndArguments() {
        Command command = read("a ALL=sha256:ab12=, sha512:cd !/bin/ls, /bin/x, /bin/y \"\", /bin/z *").rules().stream()
                .map(Rule::command)
                .toList()
                .getFirst();

        assertThat(command.digests()).containsExactly("sha256:ab12=", "sha512:cd");
        assertThat(command.negated()).isTrue();
        assertThat(read("a ALL=/bin/x, /bin/y \"\", /bin/z *").rules())
                .extracting(rule -> rule.command().arguments())
                .containsExactly(null, "", "*");
    }

    @Test
    void putsAliasesIn() {
        Sudoers sudoers = read(GOOD + "User_Alias LOOP = LOOP, x\n");

        assertThat(Sudoers.expand(List.of(new Member("OPS", true)), Kind.USER, sudoers.aliases()))
                .extracting(member -> (member.negated() ? "!" : "") + member.text())
                .containsExactly("!anna", "!%wheel", "!#1000", "!%#12", "!bob smith", "carl");
        assertThat(Sudoers.expand(new Command("SH", null, List.of(), false), sudoers.aliases()))
                .extracting(Command::text)
                .containsExactly("/bin/sh", "/usr/bin/vi", "/bin/bash", "/bin/ls");
        assertThat(Sudoers.expand(List.of(new Member("LOOP", false)), Kind.USER, sudoers.aliases()))
                .hasSize(17);
    }

    @Test
    void namesWhatIsIncluded() {
        String text =
                "@include /a\\ b\n#includedir /etc/sudoers.d\n#include \"c d\"\n@includedir x.%h # no\n#included\n";

        assertThat(read(text).includes())
                .containsExactly(
                        new Sudoers.Include(1, "/a b", false),
                        new Sudoers.Include(2, "/etc/sudoers.d", true),
                        new Sudoers.Include(3, "c d", false),
                        new Sudoers.Include(4, "x.%h", true));
    }

    @Test
    void oneBadLineCostsItself() {
        Sudoers sudoers = read("a ALL\nb ALL=(root ALL\nc ALL=ALL\nDefaults x=\"\n!\nUser_Alias x=y\nd ALL=ALL #1 x\n");

        assertThat(sudoers.rules()).extracting(Rule::line).containsExactly(3);
        assertThat(sudoers.bad()).extracting(damage -> damage.line()).containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
    }

    @Test
    void agreesWithSudo() {
        Path file = Oracle.file(folder, "sudoers", GOOD);
        Oracle.Answer answer = Oracle.ask("cvtsudoers", "-f", "csv", file.toString());
        List<String> told = new ArrayList<>();
        for (String line : answer.lines()) {
            if (line.startsWith("rule,") && !line.startsWith("rule,user,")) {
                told.add(line.substring(5));
            }
        }

        assertThat(Oracle.ask("visudo", "-cf", file.toString()).text()).contains("parsed OK");
        assertThat(rows(read(GOOD))).hasSizeGreaterThan(15).isEqualTo(told);
    }

    @Test
    void takesWhateverSudoTakes() {
        List<String> lines = List.of(
                "anna ALL=(ALL:ALL) NOPASSWD: ALL\n",
                "bob ALL=/bin/cat /a\\,b, !/bin/x \"\" : h2 = NOPASSWD:/bin/y\n",
                "Defaults env_reset, !x, a=\"b c\"\nDefaults:bob !authenticate\n",
                "# x\n#1000 ALL=ALL # y\nbob ALL=ALL \\\n , /bin/z\n");
        Random random = new Random(23);
        int taken = 0;
        for (int round = 0; round < 120; round++) {
            String text =
                    Garbage.changed(lines.get(round % lines.size()), random).replace("\0", "");
            Path file = Oracle.file(folder, "changed", text);
            String told = Oracle.ask("cvtsudoers", "-f", "csv", file.toString()).text();
            if (!told.contains("changed:")) {
                taken++;
                assertThat(read(text).bad()).as(text).isEmpty();
            }
        }

        assertThat(taken).isGreaterThan(20);
    }

    /** Commands that differ in nothing else are one row there. */
    private static List<String> rows(Sudoers sudoers) {
        List<String> rows = new ArrayList<>();
        Rule before = null;
        for (Rule rule : sudoers.rules()) {
            boolean same = before != null
                    && before.line() == rule.line()
                    && before.hosts().equals(rule.hosts())
                    && String.valueOf(before.runAs()).equals(String.valueOf(rule.runAs()))
                    && before.tags().equals(rule.tags());
            String command = command(rule.command());
            if (same) {
                String row = rows.removeLast();
                rows.add(row + "\0" + command);
            } else {
                Sudoers.RunAs runAs = rule.runAs();
                rows.add(String.join(
                                "\1",
                                cell(names(rule.users())),
                                cell(names(rule.hosts())),
                                runAs == null ? "" : cell(names(runAs.users())),
                                runAs == null ? "" : cell(names(runAs.groups())),
                                options(rule))
                        + "\1" + command);
            }
            before = rule;
        }
        return rows.stream().map(SudoersTest::row).toList();
    }

    private static String row(String row) {
        int at = row.lastIndexOf('\1') + 1;
        return row.substring(0, at).replace('\1', ',') + cell(row.substring(at).replace('\0', ','));
    }

    private static String names(List<Member> members) {
        return members.stream()
                .map(member -> (member.negated() ? "!" : "") + member.text())
                .collect(Collectors.joining(","));
    }

    private static String command(Command command) {
        String arguments = command.arguments();
        return (command.negated() ? "!" : "")
                + command.text()
                + (arguments == null ? "" : arguments.isEmpty() ? " \"\"" : " " + arguments);
    }

    private static String cell(String text) {
        String doubled = text.replace("\"", "\"\"");
        return text.contains(",") ? "\"" + doubled + "\"" : doubled;
    }

    /** In the order and with the words of that program. */
    private static String options(Rule rule) {
        List<String> options = new ArrayList<>();
        if (rule.options().containsKey("NOTAFTER")) {
            options.add("notafter=" + rule.options().get("NOTAFTER"));
        }
        if (rule.options().containsKey("TIMEOUT")) {
            options.add("command_timeout=300");
        }
        for (String tag : List.of(
                "PASSWD=authenticate", "NOPASSWD=!authenticate", "EXEC=!noexec", "NOEXEC=noexec", "SETENV=setenv")) {
            if (rule.tags().contains(tag.substring(0, tag.indexOf('=')))) {
                options.add(tag.substring(tag.indexOf('=') + 1));
            }
        }
        if (rule.options().containsKey("CWD")) {
            options.add("runcwd=" + rule.options().get("CWD"));
        }
        return "\"" + String.join(",", options) + "\"";
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(GOOD, bytes -> assertThat(Sudoers.read(bytes).rules()).isNotNull());
    }
}
