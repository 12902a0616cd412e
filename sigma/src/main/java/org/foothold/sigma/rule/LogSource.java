package org.foothold.sigma.rule;

import org.jspecify.annotations.Nullable;

/** The kind of log a rule is about; a part that is null says nothing (Sigma rules specification, "logsource"). */
public record LogSource(
        @Nullable String category,
        @Nullable String product,
        @Nullable String service) {

    @Override
    public String toString() {
        return part("product", product) + "/" + part("category", category) + "/" + part("service", service);
    }

    private static String part(String name, @Nullable String value) {
        return value == null ? name + "=*" : value;
    }
}
