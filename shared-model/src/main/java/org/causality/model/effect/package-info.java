/**
 * Where effects and their journeys to other chains stand.
 *
 * <p>Law: only what a final block holds is irreversible; until then every step on the chain can be taken back, by a reorg
 * and by nothing else. Start at {@link org.causality.model.effect.EffectLifeCycle}. Seed section: Effect Tracking.
 */
@NullMarked
package org.causality.model.effect;

import org.jspecify.annotations.NullMarked;
