/**
 * Checkpoints beside the causal core: what is delivered of them is counted, what is settled is stored under the fence, and
 * what lies below it leaves the log.
 *
 * <p>Law: the core's thread only drops what came into a queue; nothing is written here but in a transaction that holds the
 * lease's fence. Start at {@link org.causality.propagation.adapter.checkpoint.CheckpointRoom}. Protocol §7.
 */
@NullMarked
package org.causality.propagation.adapter.checkpoint;

import org.jspecify.annotations.NullMarked;
