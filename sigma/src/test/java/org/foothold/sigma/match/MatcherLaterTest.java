package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Values that are decoded when somebody asks for them. */
class MatcherLaterTest {
    private static final int RULES = 20;
    private static final int EVENTS = 8;

    @Property(tries = 500)
    void valuesThatAreDecodedLaterMatchAsThoseThatStandThere(@ForAll long seed) {
        World world = new World(seed);
        Random random = new Random(seed);
        List<Rule> rules = world.rules(RULES);
        RuleSet set = RuleSet.compile(rules, world.mappings());
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            events.add(world.event());
        }
        Matcher eager = new Matcher();
        Matcher late = new Matcher();
        // Values that come again are known by how they are written.
        for (int round = 0; round < 3; round++) {
            for (Event event : events) {
                assertThat(later(late, set, event, random))
                        .as("%s", event)
                        .isEqualTo(found(eager, eager.match(set, event)));
                if (round == 1) {
                    // The same matcher sees values of both forms.
                    assertThat(found(late, late.match(set, event))).isEqualTo(found(eager, eager.match(set, event)));
                }
            }
        }
    }

    private static List<Integer> later(Matcher matcher, RuleSet set, Event event, Random random) {
        Partition partition = set.partition(event);
        Written written = new Written(new ArrayList<>());
        matcher.begin(partition);
        for (Map.Entry<String, List<@Nullable String>> field : event.fields().entrySet()) {
            int position = partition.fields().indexOf(field.getKey());
            for (String value : field.getValue()) {
                if (value == null) {
                    if (position >= 0) {
                        matcher.addNull(position);
                    }
                    continue;
                }
                String text = WrittenJson.of(value, random.nextInt(4) == 0, random);
                byte[] raw = text.getBytes(StandardCharsets.UTF_8);
                int number = written.add(LoneValue.bytes(value), WrittenJson.isPlain(text));
                if (position >= 0) {
                    matcher.addLater(position, written, number, raw, 0, raw.length);
                } else if (partition.wantsEveryValue()) {
                    matcher.addOtherLater(written, number, raw, 0, raw.length);
                }
            }
        }
        return found(matcher, matcher.finish());
    }

    private static List<Integer> found(Matcher matcher, int count) {
        List<Integer> rules = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            rules.add(matcher.rule(n));
        }
        return rules;
    }

    /** Gives every text in the middle of an array of its own. */
    private static final class Written implements LaterText {
        private final List<byte[]> texts;
        private final List<Boolean> plain = new ArrayList<>();
        private byte[] last = {};

        Written(List<byte[]> texts) {
            this.texts = texts;
        }

        int add(byte[] text, boolean plainly) {
            plain.add(plainly);
            texts.add(text);
            return texts.size() - 1;
        }

        @Override
        public int text(int value) {
            byte[] text = texts.get(value);
            last = new byte[text.length + 6];
            System.arraycopy(text, 0, last, 6, text.length);
            return 6;
        }

        @Override
        public boolean plain(int value) {
            return plain.get(value);
        }

        @Override
        public byte[] bytes() {
            return last;
        }

        @Override
        public int textEnd() {
            return last.length;
        }
    }
}
