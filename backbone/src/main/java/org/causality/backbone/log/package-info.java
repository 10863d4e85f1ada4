/**
 * Reading a node's logs: records as they came, batch by batch, never skipping one.
 *
 * <p>Law: a batch is done when its consumer returns, and it returns when what it caused is kept; else it is given again.
 * Whoever reads knows repeats by delivery sequence or offset, kept in the same transaction as what they caused. Start at
 * {@link org.causality.backbone.log.LogBatch}.
 */
@NullMarked
package org.causality.backbone.log;

import org.jspecify.annotations.NullMarked;
