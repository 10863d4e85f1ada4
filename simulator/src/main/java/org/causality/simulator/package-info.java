/**
 * Thousands of nodes in one thread and in virtual time, on the cores that run in production; what may go wrong goes wrong,
 * and what must hold is checked as it runs.
 *
 * <p>Law: one seed is one run: no clock, no thread, no unseeded random, no order that depends on a hash of identity. The
 * simulator holds no protocol of its own; where production has a core, that core runs.
 *
 * <p>Start at {@link org.causality.simulator.Simulate}, then {@code run/Simulation}. Architecture §1, research
 * "Deterministic simulation".
 */
@NullMarked
package org.causality.simulator;

import org.jspecify.annotations.NullMarked;
