/**
 * Checkpoints: what the operators agree the old past to be, so that it may be forgotten, and who the operators are.
 *
 * <p>Law: what is certified is a function of what was said alone: claims, approvals and voids in any order come to the same
 * end. Each member claims a floor in a message of its own; two thirds of the weight of the set in force certify it; a change
 * of the set takes force from a certified checkpoint only. No clock, no thread, no store.
 *
 * <p>Start at {@link org.causality.propagation.checkpoint.CheckpointCore}. Seed section: network partition recovery;
 * protocol §2, §7.
 */
@NullMarked
package org.causality.propagation.checkpoint;

import org.jspecify.annotations.NullMarked;
