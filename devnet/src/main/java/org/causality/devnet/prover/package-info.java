/**
 * The prover of a devnet: one process that works for every operator in turn.
 *
 * <p>Law: it knows the operators' worker protocol and nothing else, makes one proof at a time, and ends with the process
 * that started it. One for all, since each would hold the same proving key, which takes seconds of a core to make; in
 * production an operator has workers of its own ({@code org.causality.orchestrator.worker.WorkerProcess}). Start at
 * {@link org.causality.devnet.prover.Prover}.
 */
@NullMarked
package org.causality.devnet.prover;

import org.jspecify.annotations.NullMarked;
