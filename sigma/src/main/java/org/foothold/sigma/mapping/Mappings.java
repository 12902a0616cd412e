package org.foothold.sigma.mapping;

import java.util.List;
import org.foothold.sigma.rule.LogSource;

/** Knows how every log source of a rule is found among events. */
@FunctionalInterface
public interface Mappings {

    /** The ways this log source is logged; empty where no mapping knows it. */
    List<Variant> variants(LogSource logsource);
}
