package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts that were changed at random never stop the reader. */
class ShellWordsFuzzTest {
    private static final List<String> GOOD = List.of(
            "f() { A=1 b \"$(c `d`)\" >x 2>&1 <<E | e & }\nbody\nE\n",
            "case $1 in a|b) x;; *) y ;; esac; [[ a && b ]]; for ((;;)); do ${x:-$(y)} <(z) $'\\x41'; done",
            "alias a='b'; trap 'c' EXIT; function g { h; }; a=(1 2) i {1..3} ~ * # end\n");

    @Test
    void survives() {
        Garbage.run(
                GOOD,
                bytes -> assertThat(ShellWords.read(bytes).commands())
                        .allMatch(command -> !command.words().isEmpty()
                                || !command.assignments().isEmpty()
                                || !command.redirections().isEmpty()));
    }
}
