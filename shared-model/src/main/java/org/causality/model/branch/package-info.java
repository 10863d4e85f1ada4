/**
 * Which branch of a recursive computation counts, when several claim the same slot.
 *
 * <p>Law: a pure function of a set of verified evidence (protocol §8): equal evidence gives equal winners, in whatever order
 * it came; what is FINAL never leaves the branch. Start at {@link org.causality.model.branch.Branches}. Seed section: Conflict
 * Resolution; ADR 14.
 */
@NullMarked
package org.causality.model.branch;

import org.jspecify.annotations.NullMarked;
