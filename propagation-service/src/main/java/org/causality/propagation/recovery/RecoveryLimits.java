package org.causality.propagation.recovery;

/**
 * Bounds of recovery at one node.
 *
 * @param sessionsMax at a time; a further one is refused
 * @param sessionsPerPeerMax of these, with one peer
 * @param sessionMillisMax how long one may take; then it ends, and the next goes on where it was
 * @param idleMillisMax how long nothing may come or be fetched
 * @param sessionBytesMax of frames, both ways; the same
 * @param outboxBytesMax of frames nobody has fetched; the same
 * @param idsMax ids above the floor; beyond, the oldest leave and the floor rises
 * @param ownKeyPauseMillis between sessions under a key of their own, which cost a sketch each
 * @param depthMax headers waiting for what they rest on, beyond which a recovery is due instead of one fetch after the other
 * @param duePauseMillis between two times that it is called due
 */
public record RecoveryLimits(
        int sessionsMax,
        int sessionsPerPeerMax,
        long sessionMillisMax,
        long idleMillisMax,
        long sessionBytesMax,
        long outboxBytesMax,
        int idsMax,
        long ownKeyPauseMillis,
        int depthMax,
        long duePauseMillis) {

    private static final long MEBIBYTE = 1024 * 1024;

    public static final RecoveryLimits DEFAULT =
            new RecoveryLimits(8, 2, 120_000, 30_000, 512 * MEBIBYTE, 8 * MEBIBYTE, 2_000_000, 60_000, 64, 3_000);
}
