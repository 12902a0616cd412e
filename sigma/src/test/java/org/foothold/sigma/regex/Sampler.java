package org.foothold.sigma.regex;

import java.util.Random;

/** Makes texts that a pattern is likely to match. */
final class Sampler {
    private final Random random;

    Sampler(Random random) {
        this.random = random;
    }

    String sample(Node node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    /** The text with some of its characters removed, doubled, replaced, or turned to the other case. */
    String mutate(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(2); edits > 0 && !mutated.isEmpty(); edits--) {
            int at = random.nextInt(mutated.length());
            char c = mutated.charAt(at);
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, c);
                case 2 -> mutated.setCharAt(at, (char) (' ' + random.nextInt(95)));
                default ->
                    mutated.setCharAt(
                            at, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
            }
        }
        return mutated.toString();
    }

    private void write(Node node, StringBuilder text) {
        switch (node) {
            case Node.Chars chars -> text.appendCodePoint(pick(chars.set()));
            case Node.Place place -> {}
            case Node.Look look -> {}
            case Node.BackReference reference -> {}
            case Node.Sequence sequence -> sequence.parts().forEach(part -> write(part, text));
            case Node.Choice choice ->
                write(choice.options().get(random.nextInt(choice.options().size())), text);
            case Node.Group group -> write(group.body(), text);
            case Node.Atomic atomic -> write(atomic.body(), text);
            case Node.Repeat repeat -> {
                int most = repeat.most() == Node.ENDLESS ? repeat.least() + 3 : repeat.most();
                int rounds = repeat.least() + random.nextInt(Math.min(3, most - repeat.least()) + 1);
                for (int i = 0; i < rounds; i++) {
                    write(repeat.body(), text);
                }
            }
        }
    }

    private int pick(CodeSet set) {
        for (int tries = 0; tries < 20; tries++) {
            int c = ' ' + random.nextInt(95);
            if (set.contains(c)) {
                return c;
            }
        }
        return set.first(random.nextInt(set.rangeCount()));
    }
}
