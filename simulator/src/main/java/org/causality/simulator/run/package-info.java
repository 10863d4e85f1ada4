/**
 * A run from its script and seed to its report: who is linked to whom, what goes wrong when, and what came of it.
 *
 * <p>Law: the report says what ran and what was spared; a run that fails names its seed and the fewest faults that make
 * it fail. Start at {@link org.causality.simulator.run.Simulation}.
 */
@NullMarked
package org.causality.simulator.run;

import org.jspecify.annotations.NullMarked;
