package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Wildcards;
import org.foothold.sigma.rule.ContentException;
import org.jspecify.annotations.Nullable;

/** Makes a field of its own of each kind of hash in Sysmon's field {@code Hashes}. */
final class HashFields {
    private static final Map<Integer, String> BY_LENGTH = Map.of(32, "MD5", 40, "SHA1", 64, "SHA256", 128, "SHA512");
    private static final List<String> FIELDS = List.of("Hashes", "Hash");

    private final List<String> algorithms;
    private final String prefix;
    private final boolean withoutAlgorithm;
    private final List<String> fields;

    private HashFields(Params params) throws ContentException {
        algorithms = params.texts("valid_hash_algos");
        prefix = params.text("field_prefix", "");
        withoutAlgorithm = params.truth("drop_algo_prefix");
        List<String> named = params.textsOrNull("field_to_parse");
        fields = named == null ? FIELDS : named;
    }

    static Transformation read(Params params) throws ContentException {
        HashFields hashes = new HashFields(params);
        return Transformation.ofItems(hashes::split);
    }

    private record Hash(String algorithm, String digits) {}

    private @Nullable List<Term> split(Term.Item item, Run run, Step step) throws ContentException {
        boolean texts = item.values().stream().allMatch(Value.Text.class::isInstance);
        if (item.field() == null || !fields.contains(item.field()) || !texts) {
            return null;
        }
        Map<String, List<Value>> byField = new LinkedHashMap<>();
        for (Value value : item.values()) {
            Hash hash = hash(((Value.Text) value).template().plain());
            if (!algorithms.contains(hash.algorithm())) {
                run.warn(value.position(), "the step at " + step.position() + " leaves out a hash of another kind");
                continue;
            }
            Template digits = Template.of(Wildcards.read(hash.digits()));
            byField.computeIfAbsent(prefix + (withoutAlgorithm ? "" : hash.algorithm()), field -> new ArrayList<>())
                    .add(new Value.Text(value.position(), digits, false));
        }
        if (byField.isEmpty() || byField.containsKey("")) {
            throw run.refused("the step at " + step.position() + " finds no hash of " + String.join(", ", algorithms)
                    + " in the value at " + item.position() + ", or has no name for its field");
        }
        List<Term> terms = new ArrayList<>();
        byField.forEach((field, values) -> terms.add(new Term.Item(
                item.position(),
                field.equals("keyword") ? null : field,
                values,
                item.all(),
                item.negated(),
                item.applied())));
        boolean all = item.all() != item.negated();
        return terms.size() == 1 ? terms : List.of(new Term.Group(item.position(), terms, all));
    }

    private static Hash hash(String text) {
        String[] parts = text.split(text.indexOf('|') >= 0 ? "\\|" : "=", -1);
        if (parts.length == 2) {
            String algorithm = parts[0].replaceAll("^\\*+", "").toUpperCase(Locale.ROOT);
            return new Hash(algorithm, withoutWildcards(parts[1]));
        }
        String digits = withoutWildcards(parts[0]);
        return new Hash(BY_LENGTH.getOrDefault(digits.length(), ""), digits);
    }

    private static String withoutWildcards(String text) {
        return text.replaceAll("^[*?]+|[*?]+$", "");
    }
}
