package org.causality.libp2p.gossip.router;

/**
 * How full a router is; each number has its bound in {@link RouterLimits}.
 *
 * @param peers connected peers
 * @param topics topics known
 * @param followedTopics topics that we follow
 * @param pending messages waiting for a verdict
 * @param pendingBytes their bytes
 * @param seen ids remembered in all topics
 * @param cachedMessages messages kept for IWANT
 * @param cachedBytes their bytes
 * @param wants messages on order
 * @param unwanted messages that peers said they have
 * @param partialGroups messages in parts that are remembered
 * @param retainedScores peers that left and are remembered for their score
 */
public record RouterGauges(
        int peers,
        int topics,
        int followedTopics,
        int pending,
        long pendingBytes,
        int seen,
        int cachedMessages,
        long cachedBytes,
        int wants,
        int unwanted,
        int partialGroups,
        int retainedScores) {}
