package org.foothold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.Enrichment;
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
 * @param enrichment fed by the rules of a folder {@code enrich} beside the mappings, where there is one
 * @param refused how many documents could not be used
 */
record RuleFolders(List<Rule> rules, MappingSet mappings, Enrichment enrichment, int refused) {
    RuleFolders {
        rules = List.copyOf(rules);
    }

    static RuleFolders load(String mappings, Stream<String> folders) throws IOException {
        Rules rules = new RuleLoader().load(folders.map(Path::of).toList());
        Path feeders = Path.of(mappings).resolveSibling("enrich");
        return new RuleFolders(
                rules.rules(),
                MappingLoader.load(Path.of(mappings)),
                Files.isDirectory(feeders)
                        ? Enrichment.load(Enrichers.load(feeders.resolveSibling("")), feeders)
                        : Enrichment.NONE,
                rules.refused().size());
    }

    /** These rules, and after them the others. */
    RuleFolders with(List<Rule> others) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(others);
        return new RuleFolders(all, mappings, enrichment, refused);
    }

    RuleSet compiled() {
        return RuleSet.compile(rules, mappings);
    }

    RuleBook book() {
        Rules all = new Rules(rules, List.of(), List.of());
        return RuleBook.of(all, mappings, enrichment);
    }
}
