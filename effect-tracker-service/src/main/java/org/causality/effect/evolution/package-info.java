/**
 * Effects and their evolution: one immutable snapshot for each change of status, with its proof and cause.
 *
 * <p>Law: the transition table of {@link org.causality.model.effect.EffectLifeCycle} decides every step; evidence is a chain
 * fact that the own client judged. Start at {@link org.causality.effect.evolution.EffectRule}. Seed section: Evolution of
 * Effect Information (EffectEvolution).
 */
@NullMarked
package org.causality.effect.evolution;

import org.jspecify.annotations.NullMarked;
