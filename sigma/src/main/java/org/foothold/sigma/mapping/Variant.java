package org.foothold.sigma.mapping;

import java.util.Map;
import org.foothold.sigma.rule.Condition;

/**
 * One way in which a log source is logged, such as process creation by Sysmon's event 1 or by Security's event 4688.
 *
 * @param name the mapping's name, for reports
 * @param where what an event of this kind satisfies, over fields of the event ({@code Channel}, {@code EventID}, …)
 * @param fields from a rule's field name to where the event keeps it; a name that is missing here stands for itself
 */
public record Variant(String name, Condition where, Map<String, FieldSource> fields) {
    public Variant {
        fields = Map.copyOf(fields);
    }

    /** Where this kind of event keeps the field that rules call {@code field}. */
    public FieldSource source(String field) {
        FieldSource source = fields.get(field);
        return source != null ? source : new FieldSource.Raw(field);
    }
}
