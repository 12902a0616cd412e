package org.foothold.sigma.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How several fields of an event become the one text of a derived field. */
public sealed interface Join {

    /** The one text; null where there is none. An input that is null was absent. */
    @Nullable
    String apply(List<@Nullable String> texts);

    /** The texts that are present and not empty one after the other, parted by the separator; none where the first is absent. */
    record Separated(String separator) implements Join {
        @Override
        public @Nullable String apply(List<@Nullable String> texts) {
            String first = texts.getFirst();
            if (first == null || texts.size() == 1) {
                return first;
            }
            StringBuilder joined = new StringBuilder(first);
            for (String text : texts.subList(1, texts.size())) {
                if (text == null || text.isEmpty()) {
                    continue;
                }
                if (!joined.isEmpty()) {
                    joined.append(separator);
                }
                joined.append(text);
            }
            return joined.toString();
        }
    }

    /** The first text that is present, not empty and not the dash that Windows writes for nothing. */
    record FirstSaid() implements Join {
        @Override
        public @Nullable String apply(List<@Nullable String> texts) {
            for (String text : texts) {
                if (text != null && !text.isEmpty() && !text.equals("-")) {
                    return text;
                }
            }
            return null;
        }
    }
}
