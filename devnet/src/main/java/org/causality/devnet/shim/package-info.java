/**
 * What the devnet puts between an operator's wire edge and its causal core, so that the story meets the weather of a
 * real network.
 *
 * <p>Law: a shim delays or reorders real frames, it never makes, changes or drops one, and it stands aside as soon as
 * the story is told. Start at {@link org.causality.devnet.shim.EffectFirst}. Seed section: Network Partition Handling.
 */
@NullMarked
package org.causality.devnet.shim;

import org.jspecify.annotations.NullMarked;
