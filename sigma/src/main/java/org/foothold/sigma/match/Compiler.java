package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Turns rules into {@link Tables}. */
final class Compiler {
    private final Names names = new Names();
    private final KeyFinder finder = new KeyFinder();
    private final Interner<FieldSource.Derived> derived = new Interner<>();
    private final Map<Variant, Integer> variantNumbers = new LinkedHashMap<>();
    private final List<EventKeys> variantKeys = new ArrayList<>();
    private final List<byte[]> wheres = new ArrayList<>();
    private final List<byte[]> heads = new ArrayList<>();
    private final List<byte[]> conditions = new ArrayList<>();
    private final List<byte[]> originals = new ArrayList<>();
    private final IntList unitRules = new IntList();
    private final IntList unitVariants = new IntList();
    private final List<EventKeys> unitKeys = new ArrayList<>();

    private Compiler() {}

    static Tables compile(List<Rule> rules, Map<Integer, Condition> relaxed, Mappings mappings) {
        Compiler compiler = new Compiler();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            compiler.add(rule, relaxed.get(i), mappings.variants(rule.logsource()));
        }
        return compiler.tables();
    }

    private void add(Rule rule, @Nullable Condition relaxed, List<Variant> variants) {
        int number = heads.size();
        heads.add(RuleCodec.writeHead(rule, names));
        Condition condition = relaxed == null ? rule.condition() : relaxed;
        conditions.add(RuleCodec.writeCondition(condition, names));
        originals.add(relaxed == null ? new byte[0] : RuleCodec.writeCondition(rule.condition(), names));
        for (Variant variant : variants) {
            int way = variantNumbers.computeIfAbsent(variant, this::addVariant);
            unitRules.add(number);
            unitVariants.add(way);
            unitKeys.add(variantKeys.get(way).and(finder.find(condition, variant)));
        }
    }

    private int addVariant(Variant variant) {
        wheres.add(RuleCodec.writeCondition(variant.where(), names));
        variantKeys.add(finder.find(variant.where(), null));
        variant.fields().keySet().stream().sorted().forEach(names::field);
        for (FieldSource source : variant.fields().values()) {
            switch (source) {
                case FieldSource.Raw raw -> names.field(raw.name());
                case FieldSource.Derived made -> {
                    derived.number(made);
                    made.inputs().forEach(names::field);
                }
            }
        }
        return wheres.size() - 1;
    }

    private Tables tables() {
        // Criteria first: they name fields, and sources are counted from the number of fields.
        Blobs criteria = names.encodeCriteria();
        List<LongIntMap> sources =
                variantNumbers.keySet().stream().map(this::sources).toList();
        return new Tables(
                names.encodeTexts(),
                List.copyOf(names.fields()),
                criteria,
                List.copyOf(derived.items()),
                Blobs.of(wheres),
                sources,
                Blobs.of(heads),
                Blobs.of(conditions),
                Blobs.of(originals),
                List.copyOf(finder.channels().items()),
                units());
    }

    private LongIntMap sources(Variant variant) {
        LongIntMap sources = new LongIntMap();
        variant.fields().forEach((field, source) -> sources.put(names.field(field), number(source)));
        return sources;
    }

    private int number(FieldSource source) {
        return switch (source) {
            case FieldSource.Raw raw -> names.field(raw.name());
            case FieldSource.Derived made -> names.fields().size() + derived.number(made);
        };
    }

    private Units units() {
        int[] starts = new int[unitKeys.size() + 1];
        List<Long> keys = new ArrayList<>();
        for (int unit = 0; unit < unitKeys.size(); unit++) {
            unitKeys.get(unit).keys().stream().map(EventKey::packed).sorted().forEach(keys::add);
            starts[unit + 1] = keys.size();
        }
        return new Units(
                unitRules.toArray(),
                unitVariants.toArray(),
                starts,
                keys.stream().mapToLong(Long::longValue).toArray());
    }
}
