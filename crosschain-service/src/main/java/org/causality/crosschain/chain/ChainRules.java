package org.causality.crosschain.chain;

import org.causality.model.network.ChainId;

/**
 * How this operator follows a chain.
 *
 * @param quorum how many of its own providers must stand on a block
 * @param safeDepth a block with that many on top of it is SAFE even where providers have no tag; 0 = by tags alone
 * @param finalizedDepth the same for FINALIZED
 * @param blockMillisExpected the usual time between blocks; 0 = the chain makes blocks on demand and is never stale by age
 */
public record ChainRules(ChainId chain, int quorum, int safeDepth, int finalizedDepth, long blockMillisExpected) {

    /** Headers kept below the head, and how far a gap or a step back may reach: a day of 12-second blocks. */
    public static final int HEADERS_MAX = 8_192;

    /** Headers kept where nothing becomes final, by tag or depth; a deeper reorg is not followed. */
    public static final int UNSETTLED_HEADERS_MAX = 2 * HEADERS_MAX;

    /** Headers of one provider that are not accepted yet: a whole gap, twice. The eldest goes. */
    public static final int PENDING_HEADERS_MAX = 2 * HEADERS_MAX;

    /** Headers asked for at once. */
    public static final int ASK_HEADERS_MAX = 32;

    /** An ask without an answer is forgotten then, and made again. */
    public static final long ASK_MILLIS_MAX = 5_000;

    /** A provider that has not answered for so long counts for nothing. */
    public static final long REPORT_MILLIS_MAX = 15_000;

    /** A head that no quorum stands on any more, though none stands on another, is let go after this. */
    public static final long UNVOUCHED_MILLIS_MAX = 6_000;

    /** So many usual block times without a block make a chain stale. */
    public static final int STALE_BLOCKS = 8;

    public ChainRules {
        if (quorum < 1) {
            throw new IllegalArgumentException("a quorum is at least one provider");
        }
        if (safeDepth < 0 || finalizedDepth < 0 || blockMillisExpected < 0) {
            throw new IllegalArgumentException("depths and times are not negative");
        }
    }
}
