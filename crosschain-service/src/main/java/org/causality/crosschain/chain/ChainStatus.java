package org.causality.crosschain.chain;

/** How far the own client of a chain can be relied on now. */
public enum ChainStatus {
    /** Enough providers answer and agree. */
    ACTIVE,
    /** Catching up: no block accepted yet, or a gap is being closed. */
    SYNCING,
    /** Too few providers answer, or no block came for too long. What was accepted stands. */
    STALE,
    /** Providers answer and stand on different blocks. */
    DISAGREEING,
    /** Providers contradict what was final. Nothing more is accepted until the operator has looked. */
    FROZEN
}
