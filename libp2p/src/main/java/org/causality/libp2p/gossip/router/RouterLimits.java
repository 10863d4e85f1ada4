package org.causality.libp2p.gossip.router;

/**
 * Bounds of everything a router keeps. Beyond a bound the newcomer is dropped, or the oldest where it says so; either
 * is counted, and nobody is blamed for it.
 *
 * @param peersMax connected peers
 * @param topicsMax topics that anybody follows
 * @param topicsPerPeerMax topics that one peer follows
 * @param pendingMax messages waiting for a verdict, copies that differ included
 * @param pendingBytesMax their bytes
 * @param pendingPerPeerMax of these, first or differing copies from one peer
 * @param pendingPerPeerHigh of these, when we stop reading from the peer; at half of it we go on
 * @param variantsMax different messages under one id waiting for a verdict
 * @param sendersMax peers remembered as senders of one waiting message; others may get it back
 * @param seenPerTopicMax accepted ids of a topic; the oldest goes
 * @param cacheMessagesMax messages kept for IWANT; the oldest goes
 * @param cacheBytesMax their bytes; the oldest goes
 * @param backoffsPerTopicMax backoffs of a topic; the oldest goes
 * @param wantsMax messages on order
 * @param holdersMax further holders remembered of a message on order
 * @param ihaveFramesMax IHAVE frames taken from one peer in a heartbeat
 * @param idsAskedMax ids asked of one peer, or announced to it, in a heartbeat
 * @param idsServedMax ids of one peer's IWANT looked at in a heartbeat
 * @param idontwantIdsMax ids of IDONTWANT taken from one peer, or told it, in a heartbeat; js-libp2p's 512
 * @param unwantedMax ids that all peers together do not want
 * @param partialGroupsMax messages in parts that are remembered of a topic; of our own the oldest goes
 * @param retransmitsMax how often one message is sent to one peer on IWANT
 */
public record RouterLimits(
        int peersMax,
        int topicsMax,
        int topicsPerPeerMax,
        int pendingMax,
        int pendingBytesMax,
        int pendingPerPeerMax,
        int pendingPerPeerHigh,
        int variantsMax,
        int sendersMax,
        int seenPerTopicMax,
        int cacheMessagesMax,
        int cacheBytesMax,
        int backoffsPerTopicMax,
        int wantsMax,
        int holdersMax,
        int ihaveFramesMax,
        int idsAskedMax,
        int idsServedMax,
        int idontwantIdsMax,
        int unwantedMax,
        int partialGroupsMax,
        int retransmitsMax) {
    private static final int MIB = 1 << 20;

    /** For a gateway with a few dozen peers. */
    public static RouterLimits defaults() {
        return new RouterLimits(
                1_024, 8_192, 2_048, 4_096, 32 * MIB, 1_024, 256, 4, 64, 131_072, 65_536, 64 * MIB, 4_096, 16_384, 3,
                10, 5_000, 5_000, 512, 65_536, 256, 3);
    }
}
