package org.foothold.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.app.content.Content;
import org.foothold.engine.artifact.Artifacts;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.engine.shape.Shapes;
import org.foothold.formats.SharedData;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.yaml.YamlFiles;

/** What a hunt with our own content found, kept for assertions. */
public record Hunted(List<Finding> findings, List<Outcome> outcomes, Summary summary) {

    /** Read once: many tests hunt with it. */
    private static final RuleBook OWN = own();

    private static final Artifacts ARTIFACTS = Artifacts.load(new Content(content()).artifacts(), YamlFiles.onDisk());
    private static final Shapes SHAPES =
            Shapes.load(content().resolve("mappings").resolve("shapes"));

    private static Path content() {
        return SharedData.repo().resolve("content");
    }

    private static RuleBook own() {
        return own(content().resolve("filters"));
    }

    /** Every rule of {@code content/}, and those below another folder. */
    public static RuleBook own(Path more) {
        Path content = content();
        Rules rules = new RuleLoader().load(List.of(content.resolve("rules"), more));
        Mappings mappings = new Content(content).mappings(YamlFiles.onDisk());
        return RuleBook.of(rules, mappings, Enrichment.load(Enrichers.load(content), content.resolve("enrich")));
    }

    /** Hunts with every rule and filter of {@code content/}. */
    public static Hunted withOwnContent(Path target) {
        return with(OWN, target);
    }

    /** Hunts with these rules, and with the shapes of {@code content/}. */
    public static Hunted with(RuleBook book, Path target) {
        Kept kept = new Kept(new ArrayList<>(), new ArrayList<>());
        Summary summary = new Hunt(book, Wanted.EVERYTHING, 2, false, Progress.NONE, () -> SHAPES, () -> ARTIFACTS)
                .run(List.of(target), kept);
        return new Hunted(List.copyOf(kept.findings), List.copyOf(kept.outcomes), summary);
    }

    private record Kept(List<Finding> findings, List<Outcome> outcomes) implements Report {
        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void outcome(Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void summary(Summary summary) {
            // Run gives it back as well.
        }
    }
}
