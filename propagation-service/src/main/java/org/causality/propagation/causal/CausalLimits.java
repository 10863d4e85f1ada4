package org.causality.propagation.causal;

/**
 * Every bound of the core (protocol §4) with what happens at it.
 *
 * @param heldMax messages in hold-back; at it the largest consumer's oldest goes
 * @param heldBytesMax their bytes; the same
 * @param heldPerPeerMax messages of one connection; at it that connection's oldest goes
 * @param heldPerPeerBytesMax their bytes; the same
 * @param heldPerKeyMax messages of one feed; at it that feed's oldest goes
 * @param heldMillisMax age; older ones are dropped and their id remembered
 * @param ticksAheadMax how far above the verified maximum a time may claim to be before its body waits for the verdict
 * @param headersMax stored headers in memory; at it the oldest leave and the floor rises, but for heads and up to
 *     unverifiedMax that still wait for their past
 * @param unverifiedMax headers neither judged nor delivered, at least twice heldMax; at it the oldest whose body is not held
 *     back is forgotten
 * @param wantedMax ids being fetched; at it no more are asked for until some land
 * @param wantedPerKeyMax ids fetched on account of one feed; the same for that feed
 * @param slowRetriesMax how often an id is asked again after the fast attempts; then given up until named again
 * @param draftsWaitingMax drafts that wait for their dependencies; at it the newest is refused
 * @param draftIdsMax stamped draft ids in memory; older ones are looked up in the store
 * @param walkMax messages one reachability question may visit; beyond it the answer is UNKNOWN
 */
public record CausalLimits(
        int heldMax,
        long heldBytesMax,
        int heldPerPeerMax,
        long heldPerPeerBytesMax,
        int heldPerKeyMax,
        long heldMillisMax,
        long ticksAheadMax,
        int headersMax,
        int unverifiedMax,
        int wantedMax,
        int wantedPerKeyMax,
        int slowRetriesMax,
        int draftsWaitingMax,
        int draftIdsMax,
        int walkMax) {

    public CausalLimits {
        if (unverifiedMax < 2L * heldMax) {
            throw new IllegalArgumentException("unverifiedMax is at least twice heldMax");
        }
    }

    private static final long MEBIBYTE = 1024 * 1024;

    public static final CausalLimits DEFAULT = new CausalLimits(
            16_384,
            32 * MEBIBYTE,
            512,
            MEBIBYTE,
            64,
            30_000,
            1L << 20,
            1_000_000,
            65_536,
            16_384,
            1_024,
            10,
            16_384,
            1_000_000,
            200_000);

    public CausalLimits withHeadersMax(int headersMax) {
        return new CausalLimits(
                heldMax,
                heldBytesMax,
                heldPerPeerMax,
                heldPerPeerBytesMax,
                heldPerKeyMax,
                heldMillisMax,
                ticksAheadMax,
                headersMax,
                unverifiedMax,
                wantedMax,
                wantedPerKeyMax,
                slowRetriesMax,
                draftsWaitingMax,
                draftIdsMax,
                walkMax);
    }
}
