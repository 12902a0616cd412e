package org.foothold.sigma.draft;

import java.util.List;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.yaml.YamlNode;

/** One value of a field item, its modifiers carried out; still in a form that a pipeline can change. */
public sealed interface Value {

    /** Where the value stands. */
    Position position();

    /** A text; for a keyword without the wildcards around it. */
    record Text(Position position, Template template, boolean cased) implements Value {}

    /** A number or a boolean that no modifier has made a text of, as events write it. */
    record Plain(Position position, YamlNode.Type type, String text) implements Value {
        /** Whether it is a number. */
        public boolean isNumber() {
            return type == YamlNode.Type.INTEGER || type == YamlNode.Type.DECIMAL;
        }
    }

    /** Anything that is no text. */
    record Fixed(Position position, Criterion criterion) implements Value {
        /** Whether this is {@code null}. */
        public boolean isNull() {
            return criterion instanceof Criterion.Null;
        }
    }

    /** What a modifier made several of, any of which the value stands for. */
    record Variants(Position position, List<Criterion> criteria) implements Value {
        public Variants {
            criteria = List.copyOf(criteria);
        }
    }
}
