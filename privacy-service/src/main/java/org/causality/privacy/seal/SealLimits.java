package org.causality.privacy.seal;

/**
 * How many sealed orders that were admitted here may wait for their reveal.
 *
 * @param perKeyMax of one quota key; more are refused with QUOTA
 * @param allMax of all; more are refused with MEMPOOL_FULL
 */
public record SealLimits(int perKeyMax, long allMax) {}
