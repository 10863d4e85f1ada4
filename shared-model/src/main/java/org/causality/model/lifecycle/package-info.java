/**
 * A small library of state machines, used by orders, jobs, effects, journeys and transactions alike.
 *
 * <p>Law: the transition table is data and is the only place that says what may follow what; an illegal step is a typed
 * refusal, never an exception; a repeat of the last step changes nothing. Back edges (reorg, lost branch, lost lease) are
 * ordinary rows marked as retractions. Start at {@link org.causality.model.lifecycle.LifeCycle}. Seed sections: Order
 * Management, Effect Tracking.
 */
@NullMarked
package org.causality.model.lifecycle;

import org.jspecify.annotations.NullMarked;
