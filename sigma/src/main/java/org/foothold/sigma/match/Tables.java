package org.foothold.sigma.match;

import java.util.List;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.rule.Criterion;

/**
 * All that a compiled rule set knows, mostly as bytes that are decoded when somebody asks. A <em>source</em> is a number:
 * below the number of fields the event's field of that number, from there on a derived field.
 *
 * @param texts names of selections, paths, tags
 * @param criteria distinct criteria
 * @param derived distinct derived fields
 * @param wheres for each variant what its events satisfy, as a condition
 * @param sources for each variant from field to source; a field that is not there is its own source
 * @param heads the rules without their conditions
 * @param conditions the rules' conditions
 * @param originals of rules that are matched by another condition the one they were written with; of others nothing
 * @param channels channel names, folded, by their numbers in keys
 * @param units what is looked for among events
 */
record Tables(
        Blobs texts,
        List<String> fields,
        Blobs criteria,
        List<FieldSource.Derived> derived,
        Blobs wheres,
        List<LongIntMap> sources,
        Blobs heads,
        Blobs conditions,
        Blobs originals,
        List<String> channels,
        Units units) {

    /** The variant of conditions whose fields are the event's own. */
    static final int UNMAPPED = -1;

    /** No rules. */
    static final Tables EMPTY = new Tables(
            Blobs.of(List.of()),
            List.of(),
            Blobs.of(List.of()),
            List.of(),
            Blobs.of(List.of()),
            List.of(),
            Blobs.of(List.of()),
            Blobs.of(List.of()),
            Blobs.of(List.of()),
            List.of(),
            new Units(new int[0], new int[0], new int[1], new long[0]));

    String text(int number) {
        return texts.cursor(number).takeText();
    }

    String field(int number) {
        return fields.get(number);
    }

    Criterion criterion(int number) {
        return CriterionCodec.read(criteria.cursor(number), this);
    }

    CriterionKind kind(int criterion) {
        return CriterionKind.of(criteria.firstByte(criterion));
    }

    /** Where events of this variant keep a field. */
    int source(int variant, int field) {
        int mapped =
                variant == UNMAPPED ? LongIntMap.NONE : sources.get(variant).get(field);
        return mapped == LongIntMap.NONE ? field : mapped;
    }

    boolean isDerived(int source) {
        return source >= fields.size();
    }

    FieldSource.Derived derived(int source) {
        return derived.get(source - fields.size());
    }
}
