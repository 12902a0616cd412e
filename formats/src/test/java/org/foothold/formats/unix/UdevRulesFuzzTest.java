package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that were changed at random never stop the reader. */
class UdevRulesFuzzTest {
    private static final List<String> GOOD = List.of(
            "ACTION==\"add\", ATTR{a}!=\"b\", \\\n RUN{program}+=\"/bin/sh -c \\\"x\\\"\"\n# c\n",
            "PROGRAM==\"p\", IMPORT{program}=e\"q\\x41\", GOTO:=\"end\"\nLABEL=\"end\"\n");

    @Test
    void survives() {
        Garbage.run(
                GOOD,
                bytes -> assertThat(UdevRules.read(bytes).rules())
                        .allMatch(rule -> !rule.keys().isEmpty() && rule.line() > 0));
    }
}
