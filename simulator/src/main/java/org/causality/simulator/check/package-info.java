/**
 * What must hold, looked at from outside while a run goes on.
 *
 * <p>Law: nothing here is shared with what is checked: causality is known from vector clocks, deliveries from what came
 * out. A further invariant is one more method of {@link org.causality.simulator.check.Witness} and whoever tells it.
 */
@NullMarked
package org.causality.simulator.check;

import org.jspecify.annotations.NullMarked;
