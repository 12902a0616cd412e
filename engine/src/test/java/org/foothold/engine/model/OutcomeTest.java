package org.foothold.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.engine.model.Outcome.Result;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void isCompleteWhereEverythingExpectedWasRead() {
        assertThat(new Outcome("a", true, Result.FOUND, 5, 0, 0, null).complete())
                .isTrue();
        assertThat(Outcome.unread("a", true, Result.EMPTY, null).complete()).isTrue();
        assertThat(Outcome.unread("a", false, Result.ABSENT, "another kind").complete())
                .isTrue();
    }

    @Test
    void isIncompleteWhereSomethingWasLost() {
        assertThat(new Outcome("a", false, Result.FOUND, 5, 1, 0, "damage").complete())
                .isFalse();
        assertThat(Outcome.unread("a", false, Result.UNREADABLE, "denied").complete())
                .isFalse();
        assertThat(Outcome.unread("a", true, Result.ABSENT, "no such file").complete())
                .isFalse();
    }
}
