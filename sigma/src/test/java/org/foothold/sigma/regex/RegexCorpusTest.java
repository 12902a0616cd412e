package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.foothold.formats.SharedData;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;
import org.junit.jupiter.api.Test;

/** The regular expressions of public rules, on values made of the literals of the same rules. */
class RegexCorpusTest {
    private static final List<String> FOLDERS =
            List.of("rules", "rules-compliance", "rules-emerging-threats", "rules-placeholder", "rules-threat-hunting");
    private static final int VALUES = 300;

    private final Random random = new Random(3);
    private final Sampler sampler = new Sampler(random);
    private final List<Criterion.Regex> uses = new ArrayList<>();
    private final Set<String> literals = new LinkedHashSet<>();

    @Test
    void agreesWithJavaOnThePatternsOfPublicRules() throws RegexSyntaxException {
        Path root = SharedData.folder("sigma-rules");
        for (Rule rule : new RuleLoader()
                .load(FOLDERS.stream().map(root::resolve).toList())
                .rules()) {
            collect(rule.condition());
        }
        assertThat(uses).hasSize(217);
        List<String> words = List.copyOf(literals);
        Set<String> slow = new LinkedHashSet<>();
        int gated = 0;
        int found = 0;
        for (Criterion.Regex use : uses) {
            Regex regex = Regex.compile(use.pattern(), use.ignoreCase(), use.multiLine(), use.dotAll());
            if (regex.slow()) {
                slow.add(use.pattern());
            }
            gated += regex.gate().literals().isEmpty() ? 0 : 1;
            found += compare(use, regex, words);
        }
        assertThat(slow).isEmpty();
        assertThat(gated).isGreaterThan(200);
        assertThat(found).isGreaterThan(uses.size() * VALUES / 10);
    }

    private int compare(Criterion.Regex use, Regex regex, List<String> words) throws RegexSyntaxException {
        int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE;
        flags |= use.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0;
        Pattern java = Pattern.compile(use.pattern(), flags);
        Node node = RegexParser.parse(use.pattern(), use.ignoreCase(), use.multiLine(), use.dotAll());
        int found = 0;
        for (int i = 0; i < VALUES; i++) {
            String value = value(node, words);
            boolean expected = java.matcher(value).find();
            assertThat(regex.find(value))
                    .as("/%s/ in '%s'", use.pattern(), value)
                    .isEqualTo(expected ? Found.YES : Found.NO);
            if (expected) {
                found++;
                GateAssert.assertThatPasses(regex.gate(), value, use.pattern());
            }
        }
        return found;
    }

    private String value(Node node, List<String> words) {
        StringBuilder value = new StringBuilder();
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            value.append(words.get(random.nextInt(words.size()))).append(random.nextBoolean() ? " " : "");
        }
        if (random.nextInt(4) > 0) {
            String sample = sampler.sample(node);
            value.insert(
                    random.nextBoolean() ? value.length() : 0, random.nextBoolean() ? sample : sampler.mutate(sample));
        }
        return value.toString().stripTrailing();
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.And and -> and.terms().forEach(this::collect);
            case Condition.Or or -> or.terms().forEach(this::collect);
            case Condition.Not not -> collect(not.term());
            case Condition.Selection selection -> collect(selection.body());
            case Condition.Predicate predicate -> {
                if (predicate.criterion() instanceof Criterion.Regex regex) {
                    uses.add(regex);
                } else if (predicate.criterion() instanceof Criterion.Text text) {
                    text.pattern().parts().stream()
                            .filter(part -> part instanceof TextPattern.Literal)
                            .forEach(part -> literals.add(((TextPattern.Literal) part).text()));
                }
            }
        }
    }
}
