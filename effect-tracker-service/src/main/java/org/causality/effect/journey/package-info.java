/**
 * Effects on their way to another chain.
 *
 * <p>Law: a journey joins two effects, the departure on the source chain and the arrival on the target chain; where it
 * stands follows from where those two stand. Start at {@link org.causality.effect.journey.JourneyRule}. Seed section:
 * Evolution of Effect Information (track_cross_chain_effect).
 */
@NullMarked
package org.causality.effect.journey;

import org.jspecify.annotations.NullMarked;
