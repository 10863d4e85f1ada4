/**
 * What a step states, what proves it, and the ports to those who prove, verify and keep proofs.
 *
 * <p>Law: a result counts only when its statement follows from its intent and its proof was verified here. Start at
 * {@link org.causality.orchestrator.proof.Transition}. Seed section: publish_computation_result.
 */
@NullMarked
package org.causality.orchestrator.proof;

import org.jspecify.annotations.NullMarked;
