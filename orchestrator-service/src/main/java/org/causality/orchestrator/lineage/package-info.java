/**
 * Recursive computations: their steps and which branch of them counts.
 *
 * <p>Law: the branch is a pure function of the set of live steps, whatever order they came in (protocol §8); the
 * choice is shared-model's. Open until checkpoints exist: certified batches, closing blocks. Start at
 * {@link org.causality.orchestrator.lineage.Branch}. Seed section: Conflict Resolution.
 */
@NullMarked
package org.causality.orchestrator.lineage;

import org.jspecify.annotations.NullMarked;
