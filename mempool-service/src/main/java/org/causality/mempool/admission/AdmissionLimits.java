package org.causality.mempool.admission;

/**
 * How much the door lets in; what is full is refused, nothing is evicted.
 *
 * @param ordersPerOwnerMax orders of one owner that have not ended
 * @param ordersMax orders of all owners that have not ended
 */
public record AdmissionLimits(int ordersPerOwnerMax, long ordersMax) {}
