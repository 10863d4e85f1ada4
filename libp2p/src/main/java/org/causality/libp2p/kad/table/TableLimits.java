package org.causality.libp2p.kad.table;

import java.time.Duration;

/**
 * Bounds of a {@link RoutingTable}.
 *
 * @param bucketMax peers of one bucket, the protocol's k
 * @param waitingMax peers that wait for a place in a full bucket; the one that waited longest goes
 * @param groupPerBucketMax peers of one address group in a bucket
 * @param groupMax peers of one address group in the table
 * @param failuresMax failures in a row after which a peer loses its place
 * @param refreshAfter a bucket in which nothing was looked up for so long is looked up
 * @param refreshBucketsMax buckets that are refreshed, from the farthest; the nearest hold ourselves only
 */
public record TableLimits(
        int bucketMax,
        int waitingMax,
        int groupPerBucketMax,
        int groupMax,
        int failuresMax,
        Duration refreshAfter,
        int refreshBucketsMax) {
    /** The specification's k of 20 and 10 minutes; two peers of a group in a bucket, ten in the table. */
    public static TableLimits defaults() {
        return new TableLimits(20, 10, 2, 10, 2, Duration.ofMinutes(10), 15);
    }

    /** The same with another size of the buckets. */
    public TableLimits withBucketMax(int peers) {
        return new TableLimits(
                peers, waitingMax, groupPerBucketMax, groupMax, failuresMax, refreshAfter, refreshBucketsMax);
    }
}
