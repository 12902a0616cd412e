package org.foothold.sigma.load;

import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.filter.Filter;

/**
 * A filter whose detection can still be changed, together with that of the rules it is for.
 *
 * @param bare the filter without its condition
 */
record FilterDraft(Filter bare, Detection detection) {}
