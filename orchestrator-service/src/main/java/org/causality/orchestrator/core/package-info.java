/**
 * The orchestrator's decisions: inputs in, outputs out, {@code now} as an argument.
 *
 * <p>Law: no clock, thread, socket or random; nothing is believed that was not verified; every map has a named bound.
 * Start at {@link org.causality.orchestrator.core.Orchestrator}. Seed section: Computation Orchestration Interface.
 */
@NullMarked
package org.causality.orchestrator.core;

import org.jspecify.annotations.NullMarked;
