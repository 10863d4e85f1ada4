package org.causality.gateway.recovery;

/**
 * Bounds of recovery at one gateway, and when one begins.
 *
 * @param sessionsMax at a time, both ways; the core bounds them over all gateways of the node
 * @param sessionsPerPeerMax of these, with one peer
 * @param peersMax peers that are remembered; the one not met for longest goes first
 * @param awayMillis how long nothing was heard of a peer before it counts as having been away
 * @param otherSideMillis how long the side with the higher PeerId waits for the other to begin
 * @param roundMillis how often one peer by chance is compared with, give or take a half
 * @param pauseMillisMin after a session that gained nothing; doubles with each such session
 * @param pauseMillisMax at most
 * @param againMillis after a session that ended before all was the same
 */
public record RecoveryLimits(
        int sessionsMax,
        int sessionsPerPeerMax,
        int peersMax,
        long awayMillis,
        long otherSideMillis,
        long roundMillis,
        long pauseMillisMin,
        long pauseMillisMax,
        long againMillis) {

    public static final RecoveryLimits DEFAULT =
            new RecoveryLimits(8, 2, 1_024, 15_000, 1_000, 300_000, 5_000, 300_000, 1_000);

    public RecoveryLimits withRoundMillis(long roundMillis) {
        return new RecoveryLimits(
                sessionsMax,
                sessionsPerPeerMax,
                peersMax,
                awayMillis,
                otherSideMillis,
                roundMillis,
                pauseMillisMin,
                pauseMillisMax,
                againMillis);
    }
}
