package org.causality.libp2p.addressbook;

import java.time.Duration;

/**
 * Bounds of an {@link AddressBook}.
 *
 * @param newBuckets buckets of addresses that nobody has tried yet
 * @param triedBuckets buckets of addresses that have answered
 * @param bucketMax addresses of one bucket
 * @param bucketsPerGroup buckets in which one group may lie; which one a source reaches is secret
 * @param groupMax addresses of one group in each of the two tables
 * @param sourceMax untried addresses from one source group
 * @param failuresMax failures in a row after which an untried address is forgotten
 * @param triedFailuresMax the same for one that has answered before
 * @param retryAfter until an address is picked again after a first failure; doubles with each further one
 * @param staleAfter an untried address not heard of for so long makes room
 * @param contestsMax newcomers that wait for an older address to be tried again
 */
public record BookLimits(
        int newBuckets,
        int triedBuckets,
        int bucketMax,
        int bucketsPerGroup,
        int groupMax,
        int sourceMax,
        int failuresMax,
        int triedFailuresMax,
        Duration retryAfter,
        Duration staleAfter,
        int contestsMax) {
    /** Eight addresses a bucket and a group; room for 8,192 untried and 2,048 tried addresses. */
    public static BookLimits defaults() {
        return new BookLimits(1_024, 256, 8, 4, 8, 512, 3, 10, Duration.ofMinutes(10), Duration.ofDays(30), 16);
    }

    int newMax() {
        return newBuckets * bucketMax;
    }

    int triedMax() {
        return triedBuckets * bucketMax;
    }
}
