/**
 * The prover's side of the worker protocol: lease, prove, heartbeat, return.
 *
 * <p>Law: a worker knows only HTTP and the proving port; it stops when a heartbeat tells it so. Start at
 * {@link org.causality.orchestrator.worker.ProvingWorker}. Seed section: submit_computation.
 */
@NullMarked
package org.causality.orchestrator.worker;

import org.jspecify.annotations.NullMarked;
