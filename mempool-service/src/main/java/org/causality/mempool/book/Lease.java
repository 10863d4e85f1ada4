package org.causality.mempool.book;

import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;

/**
 * By whom an order is being computed.
 *
 * @param slot the step it is to become part of
 * @param job the winner's, or an own one whose turn came since
 */
public record Lease(SlotId slot, JobId job) {}
