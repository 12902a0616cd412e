package org.foothold.formats.pkg;

import java.util.List;

/**
 * A link that leads to one of several programs that do the same
 * (https://man7.org/linux/man-pages/man1/update-alternatives.1.html).
 *
 * @param automatic whether the one of the highest priority is taken
 * @param link the generic path; between it and the choice stands a link in {@code /etc/alternatives} of this name
 * @param slaves the links that go with it
 */
public record Alternative(
        String name, String file, boolean automatic, String link, List<Slave> slaves, List<Choice> choices) {
    public Alternative {
        slaves = List.copyOf(slaves);
        choices = List.copyOf(choices);
    }

    /** A link that goes with another. */
    public record Slave(String name, String link) {}

    /**
     * One that can be chosen.
     *
     * @param slaves for each slave the path, empty where the choice has none
     * @param line where it stands, from one
     */
    public record Choice(String path, int priority, List<String> slaves, int line) {
        public Choice {
            slaves = List.copyOf(slaves);
        }
    }
}
