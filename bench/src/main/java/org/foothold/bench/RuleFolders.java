package org.foothold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.rule.Rule;

/**
 * Rules as a bench is given them: folders of rules and the folder of mappings.
 *
 * @param refused how many documents could not be used
 */
record RuleFolders(List<Rule> rules, MappingSet mappings, int refused) {
    RuleFolders {
        rules = List.copyOf(rules);
    }

    static RuleFolders load(String mappings, Stream<String> folders) throws IOException {
        Rules rules = new RuleLoader().load(folders.map(Path::of).toList());
        return new RuleFolders(
                rules.rules(),
                MappingLoader.load(Path.of(mappings)),
                rules.refused().size());
    }

    /** These rules, and after them the others. */
    RuleFolders with(List<Rule> others) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(others);
        return new RuleFolders(all, mappings, refused);
    }

    RuleSet compiled() {
        return RuleSet.compile(rules, mappings);
    }

    RuleBook book() {
        return new RuleBook(compiled(), mappings, refused);
    }
}
