package org.foothold.sigma.yaml;

import java.util.List;
import org.foothold.sigma.rule.Position;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML document that knows where it stands (YAML 1.2.2). */
public sealed interface YamlNode {

    /** Where the piece begins. */
    Position position();

    /** What a message calls it: {@code a text}, {@code a list}, … */
    String what();

    /**
     * A single value.
     *
     * @param text the value as written; quotes, escapes and folding are resolved
     */
    record Scalar(Position position, Type type, String text) implements YamlNode {
        @Override
        public String what() {
            return type.what;
        }
    }

    /** Values one after the other. */
    record Sequence(Position position, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }
    }

    /** Values by key, in order of writing; no key stands twice. */
    record Mapping(Position position, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of this key; null where the key is not there. */
        public @Nullable YamlNode get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }

        @Override
        public String what() {
            return "a map";
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}

    /** What a single value is; only values without quotes are anything but text. */
    enum Type {
        TEXT("a text"),
        INTEGER("a number"),
        DECIMAL("a number"),
        BOOLEAN("true or false"),
        NULL("null");

        private final String what;

        Type(String what) {
            this.what = what;
        }
    }
}
