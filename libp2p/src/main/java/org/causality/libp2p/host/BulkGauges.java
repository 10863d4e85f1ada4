package org.causality.libp2p.host;

/**
 * Second connections for bulk.
 *
 * @param open of now
 * @param openMax how many there may be
 * @param fallbacks how often bulk went over a first connection because there was no second one to be had
 */
public record BulkGauges(int open, int openMax, long fallbacks) {}
